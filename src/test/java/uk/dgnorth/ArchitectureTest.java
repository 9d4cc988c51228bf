package uk.dgnorth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.ArrayList;

/** The graph of packages that docs/architecture.md draws. */
@AnalyzeClasses(packages = "uk.dgnorth", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "uk.dgnorth.";

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("uk.dgnorth.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule eligibility_is_plain_java = classes()
            .that()
            .resideInAPackage(ROOT + "eligibility")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + "eligibility", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule problems_know_no_feature = knowOnly("problem");

    @ArchTest
    static final ArchRule access_knows_only_problems = knowOnly("access", "problem");

    @ArchTest
    static final ArchRule the_audit_trail_knows_only_leaves = knowOnly("audit", "problem", "access", "web");

    @ArchTest
    static final ArchRule limits_know_only_problems_and_access = knowOnly("limits", "problem", "access");

    @ArchTest
    static final ArchRule the_web_knows_only_leaves = knowOnly("web", "problem", "access", "start");

    @ArchTest
    static final ArchRule tickets_know_only_access = knowOnly("ticket", "access", "problem");

    @ArchTest
    static final ArchRule mail_knows_only_leaves = knowOnly("mail", "problem", "access", "audit", "web", "start");

    @ArchTest
    static final ArchRule accounts_do_not_know_what_their_roles_are_good_for = knowOnly(
            "account", "passkey", "download", "event", "mail", "limits", "problem", "access", "audit", "web", "start");

    @ArchTest
    static final ArchRule downloads_know_only_leaves = knowOnly("download", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule passkeys_know_only_leaves = knowOnly("passkey", "problem", "access", "web");

    @ArchTest
    static final ArchRule events_know_only_leaves = knowOnly("event", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule programmes_know_events_and_leaves =
            knowOnly("programme", "event", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule the_schedule_does_not_know_who_comes =
            knowOnly("schedule", "programme", "upload", "event", "ticket", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule the_speakers_desk_does_not_know_who_comes =
            knowOnly("speaker", "programme", "upload", "event", "mail", "limits", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule uploads_do_not_know_who_comes =
            knowOnly("upload", "programme", "event", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule bookings_know_people_and_programmes = knowOnly(
            "booking",
            "registration",
            "programme",
            "schedule",
            "event",
            "mail",
            "ticket",
            "problem",
            "access",
            "audit",
            "web");

    @ArchTest
    static final ArchRule colleagues_know_how_people_ask_for_places = knowOnly(
            "colleague",
            "application",
            "registration",
            "event",
            "eligibility",
            "limits",
            "problem",
            "access",
            "audit",
            "web");

    @ArchTest
    static final ArchRule proposals_know_the_programme_and_not_who_comes = knowOnly(
            "proposal", "programme", "event", "mail", "eligibility", "limits", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule nothing_but_edges_knows_proposals = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "proposal",
                    ROOT + "export",
                    ROOT + "attendee",
                    ROOT + "colleague",
                    ROOT + "journey",
                    ROOT + "information",
                    ROOT + "example",
                    ROOT + "needs",
                    ROOT + "console",
                    ROOT + "organiser")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "proposal");

    @ArchTest
    static final ArchRule public_bodies_know_the_rules_and_events =
            knowOnly("publicbody", "eligibility", "event", "limits", "problem", "access", "audit", "web");

    @ArchTest
    static final ArchRule referrals_know_people_and_the_register = knowOnly(
            "referral",
            "registration",
            "publicbody",
            "eligibility",
            "event",
            "mail",
            "problem",
            "access",
            "audit",
            "web");

    @ArchTest
    static final ArchRule nothing_but_the_console_knows_referrals = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "referral", ROOT + "console")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "referral");

    @ArchTest
    static final ArchRule registrations_do_not_know_their_doors = noClasses()
            .that()
            .resideInAPackage(ROOT + "registration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "application",
                    ROOT + "attendee",
                    ROOT + "booking",
                    ROOT + "colleague",
                    ROOT + "export",
                    ROOT + "example",
                    ROOT + "needs");

    @ArchTest
    static final ArchRule nobody_depends_on_the_edges = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "export",
                    ROOT + "attendee",
                    ROOT + "colleague",
                    ROOT + "journey",
                    ROOT + "information",
                    ROOT + "example",
                    ROOT + "needs",
                    ROOT + "console",
                    ROOT + "organiser")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "export",
                    ROOT + "attendee",
                    ROOT + "colleague",
                    ROOT + "journey",
                    ROOT + "information",
                    ROOT + "example",
                    ROOT + "needs",
                    ROOT + "console",
                    ROOT + "organiser");

    @ArchTest
    static final ArchRule the_console_knows_registrations_and_what_is_told_of_them = knowOnly(
            "console",
            "registration",
            "referral",
            "publicbody",
            "export",
            "download",
            "event",
            "mail",
            "account",
            "problem",
            "access",
            "audit",
            "web");

    @ArchTest
    static final ArchRule nobody_enters_the_organisers_pages_without_signing_in = classes()
            .that()
            .resideInAnyPackage(ROOT + "organiser", ROOT + "console")
            .and()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .andShould()
            .beAnnotatedWith(Blocking.class);

    @ArchTest
    static final ArchRule doors_are_not_public =
            classes().that().areAnnotatedWith(Path.class).should().notBePublic();

    private static ArchRule knowOnly(String feature, String... known) {
        var allowed = new ArrayList<String>();
        allowed.add(ROOT + feature);
        for (var other : known) {
            allowed.add(ROOT + other);
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + feature)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "lie in a feature beyond " + String.join(", ", allowed),
                        type -> type.getPackageName().startsWith("uk.dgnorth")
                                && !allowed.contains(type.getPackageName())));
    }
}
