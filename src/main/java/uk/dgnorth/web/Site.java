package uk.dgnorth.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The website as a whole, for templates: {@code {inject:site.name}}. */
@ApplicationScoped
@Named("site")
public class Site {

    private final SiteConfig config;
    private final Assets assets;
    private final URI publicUrl;

    Site(SiteConfig config, Assets assets, @ConfigProperty(name = "dgn.public-url") URI publicUrl) {
        this.config = config;
        this.assets = assets;
        this.publicUrl = publicUrl;
    }

    public String name() {
        return config.name();
    }

    public String organiser() {
        return config.organiser();
    }

    public String contactEmail() {
        return config.contactEmail().orElseGet(() -> "contact@" + host());
    }

    public @Nullable String contactPhone() {
        return config.contactPhone().orElse(null);
    }

    public String host() {
        return Objects.requireNonNullElse(publicUrl.getHost(), "localhost");
    }

    public String publicUrl() {
        return publicUrl.toString();
    }

    /** Whether people reach the site by TLS only, so that cookies and HSTS can rely on it. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** The address of a style sheet, script or image. */
    public String asset(String file) {
        return assets.url(file);
    }
}
