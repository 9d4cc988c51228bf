package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import uk.dgnorth.access.AccessTokens;

/** Makes what opens a registration: access tokens, and the links of letters that carry one. */
@ApplicationScoped
public class ManageLinks {

    private final AccessTokens tokens;
    private final RegistrationConfig config;
    private final String publicUrl;

    ManageLinks(
            AccessTokens tokens, RegistrationConfig config, @ConfigProperty(name = "dgn.public-url") String publicUrl) {
        this.tokens = tokens;
        this.config = config;
        this.publicUrl = publicUrl;
    }

    public String newToken(Registration registration) {
        return tokens.issue(registration.id(), registration.event().endsAt().plus(config.accessAfterEvent()));
    }

    public URI newLink(Registration registration) {
        return URI.create(publicUrl + "/your-registration/" + newToken(registration));
    }
}
