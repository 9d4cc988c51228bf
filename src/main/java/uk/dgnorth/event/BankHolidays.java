package uk.dgnorth.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** GOV.UK's list of bank holidays, as far as it was published when bank-holidays.json was last refreshed. */
final class BankHolidays {

    private static final String FILE = "bank-holidays.json";

    private final Map<String, Set<LocalDate>> byDivision = new HashMap<>();
    private final LocalDate last;

    private BankHolidays(JsonNode file) {
        for (var nation : Nation.values()) {
            var days = new TreeSet<LocalDate>();
            file.withArray("/" + nation.division()).forEach(day -> days.add(LocalDate.parse(day.asText())));
            byDivision.put(nation.division(), days);
        }
        last = byDivision.values().stream()
                .map(Collections::max)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    static BankHolidays published() {
        try (var file = BankHolidays.class.getResourceAsStream(FILE)) {
            return new BankHolidays(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of bank holidays cannot be read", e);
        }
    }

    boolean includes(Nation nation, LocalDate day) {
        return byDivision.getOrDefault(nation.division(), Set.of()).contains(day);
    }

    /** Lists are published for whole years; of later days nobody has said yet which are holidays. */
    LocalDate lastKnownDay() {
        return last.withMonth(12).withDayOfMonth(31);
    }
}
