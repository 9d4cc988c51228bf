package uk.dgnorth.start;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uk.dgnorth.embedded.CannotStart;
import uk.dgnorth.embedded.EmbeddedDatabase;

/**
 * The first thing that runs: it finds the database before Quarkus starts, since Flyway and Hibernate want it sooner
 * than any startup observer is called.
 */
@QuarkusMain
public class Main {

    static final String PUBLIC_URL = "dgn.public-url";
    static final String ORGANISER_TOKEN = "dgn.organiser-token";

    /** Said by this class to the running service, as a system property; nobody else sets it. */
    static final String EMBEDDED_IN_USE = "dgn.embedded.in-use";

    /** Whether what proxies say of a client's address counts, upon which the abuse limits and the audit rely. */
    private static final String BELIEVE_PROXY = "quarkus.http.proxy.proxy-address-forwarding";

    private static final String TRUSTED_PROXIES = "quarkus.http.proxy.trusted-proxies";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    /** Longer than quarkus.shutdown.timeout, so that the last request in flight still has its database. */
    private static final int SHUTDOWN_SECONDS = 30;

    public static void main(String... args) {
        // The sources that Quarkus itself reads, in a configuration of our own: it has not made its own yet.
        var settings = ConfigUtils.emptyConfigBuilder().addDiscoveredSources().build();
        var embedded = settings.getOptionalValue(JDBC_URL, String.class).isEmpty();
        var development = embedded
                || Development.isLoopback(
                        settings.getValue(PUBLIC_URL, URI.class).getHost());
        if (!development
                && settings.getOptionalValue("quarkus.mailer.host", String.class)
                        .isEmpty()) {
            refuse("No mail server is configured. Set QUARKUS_MAILER_HOST and QUARKUS_MAILER_PORT: without one, letters"
                    + " are only captured, and that is for development on this machine.");
        }
        if (settings.getOptionalValue(BELIEVE_PROXY, Boolean.class).orElse(false)
                && settings.getOptionalValue(TRUSTED_PROXIES, String.class).isEmpty()) {
            refuse("Anybody could say who they are. Set QUARKUS_HTTP_PROXY_TRUSTED_PROXIES to the addresses of your"
                    + " proxies, or leave QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING off.");
        }
        if (embedded) {
            startEmbedded(settings);
        }
        setUnlessConfigured(settings, "quarkus.swagger-ui.enabled", Boolean.toString(development));
        Quarkus.run(Service.class, args);
    }

    private static void startEmbedded(SmallRyeConfig settings) {
        var database = new EmbeddedDatabase(Path.of(settings.getOptionalValue("dgn.embedded.directory", String.class)
                .orElse(".dgnorth")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterService(database), "embedded-database-closer"));
        try {
            System.setProperty(JDBC_URL, database.start());
        } catch (CannotStart e) {
            refuse(e.line());
        }
        System.setProperty("quarkus.datasource.username", "postgres");
        System.setProperty("quarkus.datasource.password", "postgres");
        System.setProperty(EMBEDDED_IN_USE, "true");
        setUnlessConfigured(settings, "dgn.demo", "true");
        if (settings.getOptionalValue(ORGANISER_TOKEN, String.class).isEmpty()) {
            System.setProperty(
                    ORGANISER_TOKEN, OrganiserToken.keptIn(database.directory()).value());
        }
    }

    /** Shutdown hooks run side by side: this one lets the service finish before it takes the database away. */
    private static void closeAfterService(EmbeddedDatabase database) {
        var application = Application.currentApplication();
        if (application != null) {
            try {
                CompletableFuture.runAsync(application::awaitShutdown).get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                System.err.println("The service has not stopped in time; stopping its database all the same.");
            } catch (ExecutionException e) {
                System.err.println("The service has not stopped well: " + e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        database.close();
    }

    private static void setUnlessConfigured(SmallRyeConfig settings, String name, String value) {
        if (settings.getOptionalValue(name, String.class).isEmpty()) {
            System.setProperty(name, value);
        }
    }

    private static void refuse(String line) {
        System.err.println(line);
        System.exit(1);
    }
}
