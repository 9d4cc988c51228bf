package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import uk.dgnorth.access.AccessTokens;
import uk.dgnorth.access.Secrets;

/** Makes what opens a registration: access tokens, and the links of letters that carry one. */
@ApplicationScoped
public class ManageLinks {

    private final AccessTokens tokens;
    private final Secrets secrets;
    private final RegistrationConfig config;
    private final String publicUrl;

    ManageLinks(
            AccessTokens tokens,
            Secrets secrets,
            RegistrationConfig config,
            @ConfigProperty(name = "dgn.public-url") String publicUrl) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.config = config;
        this.publicUrl = publicUrl;
    }

    public String newToken(Registration registration) {
        return tokens.issue(registration.id(), registration.event().endsAt().plus(config.accessAfterEvent()));
    }

    public URI newLink(Registration registration) {
        return link(newToken(registration));
    }

    /** Looks like the others, and takes as long: it is looked up where they are kept. */
    public URI linkToNothing() {
        var token = secrets.newToken();
        if (tokens.registrationOf(token).isPresent()) {
            throw new IllegalStateException("A token was made twice");
        }
        return link(token);
    }

    /** One for each of these people of one event, in their order. */
    public List<URI> newLinks(List<Registration> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        var ends = people.get(0).event().endsAt().plus(config.accessAfterEvent());
        return tokens.issue(people.stream().map(Registration::id).toList(), ends).stream()
                .map(this::link)
                .toList();
    }

    private URI link(String token) {
        return URI.create(publicUrl + "/your-registration/" + token);
    }
}
