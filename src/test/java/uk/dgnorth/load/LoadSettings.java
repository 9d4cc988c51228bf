package uk.dgnorth.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much load to make. */
record LoadSettings(List<Integer> clients, int registrations, int warmup, String serviceOptions) {

    /** With the defaults 10,000 people register in all, which is what the goal for memory speaks of. */
    static LoadSettings from(Map<String, String> environment) {
        return new LoadSettings(
                Stream.of(environment.getOrDefault("CLIENTS", "1 16 64").strip().split("\\s+"))
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(environment.getOrDefault("REGISTRATIONS", "3000")),
                Integer.parseInt(environment.getOrDefault("WARMUP", "1000")),
                environment.getOrDefault("SERVICE_JAVA_OPTIONS", ""));
    }

    int everybody() {
        return warmup + clients.size() * registrations;
    }
}
