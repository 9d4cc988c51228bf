package uk.dgnorth.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.programme.AProgramme.aProgramme;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.programme.AProgramme;
import uk.dgnorth.programme.LargeProgramme;

/** The server itself counts what it is asked, whoever asks it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatementsTest {

    /** The event, the number of the newest release, and the release the first time. */
    private static final int AT_MOST = 3;

    @Inject
    Fixtures fixtures;

    @Test
    void a_large_programme_costs_no_more_statements_than_a_small_one() {
        fixtures.update("create extension if not exists pg_stat_statements");
        var small = aProgramme().released();
        var large = large();

        for (var path : List.of(
                "/api/v1/events/%s/programme",
                "/api/v1/events/%s/programme.ics",
                "/api/v1/events/%s/speakers",
                "/api/v1/events/%s/sessions/%s",
                "/api/v1/events/%s/schedule.json",
                "/events/%s/programme",
                "/events/%s/programme?q=north&view=list",
                "/events/%s/speakers")) {
            var forSmall = statements(path.formatted(small.slug(), "opening"));
            var forLarge = statements(path.formatted(large.slug(), "session-7"));

            assertThat(forLarge).as(path).isEqualTo(forSmall).hasSizeBetween(1, AT_MOST);
        }
        assertThat(given().get(large.path() + "/programme").jsonPath().getList("items"))
                .hasSize(LargeProgramme.SESSIONS);
    }

    private static AProgramme large() {
        var event = anEvent()
                .with("startsAt", LargeProgramme.STARTS_AT)
                .with("endsAt", LargeProgramme.ENDS_AT)
                .kept();
        var programme = AProgramme.empty(event);
        LargeProgramme.pieces().forEach(piece -> programme.add(piece.kind(), piece.part()));
        return programme.released();
    }

    /** One line for each time that a statement was sent, the second time that a page is made. */
    private List<String> statements(String path) {
        given().get(path).then().statusCode(200);
        fixtures.rows("select pg_stat_statements_reset()");
        given().get(path).then().statusCode(200);
        return fixtures.rows("""
                        select query, calls from pg_stat_statements
                        where query ilike 'select%' and query not ilike '%pg_stat_statements%'""").stream()
                .map(row -> row.get("calls") + " times " + row.get("query"))
                .sorted()
                .toList();
    }
}
