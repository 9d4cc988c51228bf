package uk.dgnorth.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.ApiTokens;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;

/** People with accounts, for tests that are about something else than how they came by them. */
public final class Accounts {

    public static final String PASSWORD = "correct-horse-battery-staple-7";

    /** The same each time: hashing it takes long on purpose. */
    private static String passwordHash;

    private Accounts() {}

    /** Somebody who has accepted an invitation, with the password above. */
    public record Somebody(long id, String name, String email) {

        public String actor() {
            return "account-" + id;
        }

        /** The secret of a session of theirs, who has just proved who they are. */
        public String session() {
            return QuarkusTransaction.requiringNew()
                    .call(() -> bean(AccountSessions.class).open(id));
        }

        public int tokens() {
            return bean(ApiTokens.class).of(id).size();
        }

        /** The secret of a token of theirs. */
        public String token(String event, String... scopes) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> bean(ApiTokens.class)
                            .issue(id, "a test", event, List.of(scopes), Instant.parse("2099-01-01T00:00:00Z")));
        }
    }

    public static Somebody organiser() {
        return with(new Grant(Role.ORGANISER, Grant.EVERY_EVENT));
    }

    public static Somebody with(String role, String event) {
        return with(new Grant(role, event));
    }

    public static Somebody with(Grant... grants) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var name = "Account " + UUID.randomUUID().toString().substring(0, 8);
            var account = new Account(name, name.replace(" ", ".").toLowerCase() + "@council.example", List.of(grants));
            account.protect(hash());
            account.accept(Instant.parse("2026-01-01T00:00:00Z"));
            account.persistAndFlush();
            return new Somebody(account.id(), account.name(), account.email());
        });
    }

    private static synchronized String hash() {
        if (passwordHash == null) {
            passwordHash = bean(Passwords.class).hash(PASSWORD);
        }
        return passwordHash;
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
