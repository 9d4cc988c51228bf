package uk.dgnorth.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long accounts are given for what; docs/operations.md says each. */
@ConfigMapping(prefix = "dgn.accounts")
interface AccountConfig {

    /** Whether people can sign in with a code and a password. */
    @WithDefault("true")
    boolean local();

    /** Where the organisation's sign-in service says what somebody may do. */
    @WithDefault("roles")
    String rolesClaim();

    /** Where it says whether the email address was verified. */
    @WithDefault("email_verified")
    String verifiedClaim();

    @WithDefault("10m")
    Duration codeLifetime();

    @WithDefault("7d")
    Duration invitationLifetime();

    /** The longest life of a token of a program. */
    @WithDefault("365d")
    Duration apiTokenLifetime();
}
