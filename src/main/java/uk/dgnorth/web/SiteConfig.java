package uk.dgnorth.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the website: who runs it, and what it is called. */
@ConfigMapping(prefix = "dgn.site")
interface SiteConfig {

    /** The name in the header and in the title of every page. */
    @WithDefault("Digital Government North")
    String name();

    /** Who runs the site, and is the controller of the personal data on it. */
    @WithDefault("The organisers of Digital Government North")
    String organiser();

    /** Where people write for help; unset means {@code contact} on the host of the public URL. */
    Optional<String> contactEmail();

    /** A telephone number for those who cannot or do not want to write. */
    Optional<String> contactPhone();

    /** How long a page that is alike for everybody is handed out before it is made again. */
    @WithDefault("1s")
    Duration pageFreshness();
}
