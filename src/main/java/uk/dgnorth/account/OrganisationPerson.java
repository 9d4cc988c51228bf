package uk.dgnorth.account;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Grant;

/**
 * What the organisation's sign-in service says of somebody, in claims of an ID token.
 *
 * @param email empty where the service does not vouch for it
 * @param provedAt when they last proved to the service who they are, where it says so
 */
record OrganisationPerson(String name, Optional<String> email, List<Grant> grants, Optional<Instant> provedAt) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+");
    /** A role at every event, or with the slug of one. Other values are none of our business. */
    private static final Pattern ROLE =
            Pattern.compile("(organiser|reviewer|steward|needs-reader)(?::([a-z0-9-]{1,100}))?");

    static OrganisationPerson of(JsonObject claims, AccountConfig config) {
        var email = Optional.ofNullable(claims.getValue("email"))
                .map(String::valueOf)
                .filter(text ->
                        text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches());
        var name = String.valueOf(claims.getValue("name", ""))
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return new OrganisationPerson(
                name.isEmpty() || name.length() > LONGEST_NAME
                        ? email.orElse("").replaceFirst("@.*", "")
                        : name,
                email.filter(text -> isTrue(claims.getValue(config.verifiedClaim()))),
                grants(at(claims, config.rolesClaim())),
                claims.getValue("auth_time") instanceof Number seconds
                        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                        : Optional.empty());
    }

    /** Microsoft Entra ID says 1 where others say true. */
    private static boolean isTrue(@Nullable Object claim) {
        return claim != null && Pattern.matches("true|1", claim.toString());
    }

    /** A claim in others is written with slashes, such as realm_access/roles. */
    private static @Nullable Object at(JsonObject claims, String path) {
        Object found = claims;
        for (var step : path.split("/")) {
            found = found instanceof JsonObject object ? object.getValue(step) : null;
        }
        return found;
    }

    private static List<Grant> grants(@Nullable Object claim) {
        var values = claim instanceof JsonArray array ? array.stream() : Stream.ofNullable(claim);
        return values.map(value -> ROLE.matcher(String.valueOf(value)))
                .filter(role -> role.matches())
                .map(role -> new Grant(
                        role.group(1), Optional.ofNullable(role.group(2)).orElse(Grant.EVERY_EVENT)))
                .distinct()
                .limit(GivenRoles.MOST)
                .toList();
    }
}
