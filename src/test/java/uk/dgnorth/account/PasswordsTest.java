package uk.dgnorth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordsTest {

    private static final List<String> NOTHING_KNOWN = List.of();

    private final Passwords passwords = new Passwords();

    @Test
    void refuses_what_is_short_or_common_or_about_its_owner() {
        for (var weak : List.of(
                "",
                "elevenchars",
                "passwordpassword",
                "password1234",
                "P@ssw0rd12345",
                "qwertyuiop123",
                "aaaaaaaaaaaaaaaa",
                "123456789012345",
                "x".repeat(129))) {
            assertThat(passwords.refusal(weak, NOTHING_KNOWN)).as(weak).isPresent();
        }
        assertThat(passwords.refusal("digitalnorth1", List.of("Digital North")))
                .as("the name of its owner")
                .isPresent();
    }

    @Test
    void takes_words_nobody_would_guess() {
        assertThat(passwords.refusal(Accounts.PASSWORD, NOTHING_KNOWN)).isEmpty();
        assertThat(passwords.refusal("kettle orchid tundra magnet", NOTHING_KNOWN))
                .isEmpty();
        assertThat(passwords.refusal("ŵyneb môr glas 47 llwyfan", NOTHING_KNOWN))
                .isEmpty();
    }

    @Test
    void knows_a_password_again_by_its_hash_only() {
        var hash = passwords.hash(Accounts.PASSWORD);

        assertThat(hash).startsWith("$argon2id$").doesNotContain(Accounts.PASSWORD);
        assertThat(passwords.hash(Accounts.PASSWORD)).isNotEqualTo(hash);
        assertThat(passwords.matches(Accounts.PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(Accounts.PASSWORD + "x", hash)).isFalse();
        assertThat(passwords.matches("a password that nobody has", null)).isFalse();
    }
}
