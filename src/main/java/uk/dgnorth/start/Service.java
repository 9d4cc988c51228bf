package uk.dgnorth.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.event.Event;
import org.eclipse.microprofile.config.Config;

/** The running service: it says where its doors are once they are open, and stays until it is told to stop. */
class Service implements QuarkusApplication {

    private final Config settings;
    private final Development development;
    private final Event<Banner> banners;

    Service(Config settings, Development development, Event<Banner> banners) {
        this.settings = settings;
        this.development = development;
        this.banners = banners;
    }

    @Override
    public int run(String... args) {
        System.out.println(banner());
        Quarkus.waitForExit();
        return 0;
    }

    private String banner() {
        var url = value(Main.PUBLIC_URL);
        var management = "http://" + value("quarkus.management.host") + ":" + value("quarkus.management.port") + "/q";
        var lines = new StringBuilder("\nDigital Government North registration is ready.\n");
        line(lines, "API", url + "/api/v1");
        line(lines, "Documentation", url + value("quarkus.smallrye-openapi.path"));
        if (development.on()) {
            line(lines, "", url + "/q/swagger-ui");
            line(lines, "Captured mail", url + "/development/inbox");
        }
        line(lines, "Health", management + "/health");
        line(lines, "Metrics", management + "/metrics");
        if (settings.getOptionalValue(Main.EMBEDDED_IN_USE, Boolean.class).orElse(false)) {
            line(lines, "Organiser token", value(Main.ORGANISER_TOKEN));
        }
        banners.fire(new Banner((label, text) -> line(lines, label, text)));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String label, String text) {
        lines.append("  %-16s %s%n".formatted(label, text));
    }

    private String value(String name) {
        return settings.getValue(name, String.class);
    }
}
