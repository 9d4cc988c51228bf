package uk.dgnorth.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the link of a letter leads that asks for a proof. */
@ApplicationScoped
class ApplicationLinks {

    private final String publicUrl;

    ApplicationLinks(@ConfigProperty(name = "dgn.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    URI toConfirm(String token) {
        return URI.create(publicUrl + "/confirm/" + token);
    }
}
