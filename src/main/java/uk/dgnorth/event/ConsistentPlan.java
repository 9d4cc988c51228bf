package uk.dgnorth.event;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the parts of an event's plan fit together; what is missing is for the members' own constraints to say. */
@Singleton // a bean, since the validator itself makes only public types
class ConsistentPlan implements ConstraintValidator<Consistent, EventPlan> {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    @Override
    public boolean isValid(@Nullable EventPlan plan, ConstraintValidatorContext context) {
        if (plan == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        var zoneKnown = knowsZone(plan.timezone(), context);
        var endsLater = endsLater(plan, context);
        var closesLater = closesLater(plan.registration(), context);
        var slugsDiffer = slugsDiffer(plan.placeTypes(), context);
        return zoneKnown && endsLater && closesLater && slugsDiffer;
    }

    private static boolean knowsZone(@Nullable String zone, ConstraintValidatorContext context) {
        if (zone == null || ZONES.contains(zone)) {
            return true;
        }
        context.buildConstraintViolationWithTemplate("Use a name from the time zone database, like Europe/London")
                .addPropertyNode("timezone")
                .addConstraintViolation();
        return false;
    }

    private static boolean endsLater(EventPlan plan, ConstraintValidatorContext context) {
        if (isLater(plan.endsAt(), plan.startsAt())) {
            return true;
        }
        context.buildConstraintViolationWithTemplate("The end must be after the start")
                .addPropertyNode("endsAt")
                .addConstraintViolation();
        return false;
    }

    private static boolean closesLater(@Nullable RegistrationWindow window, ConstraintValidatorContext context) {
        if (window == null || isLater(window.closesAt(), window.opensAt())) {
            return true;
        }
        context.buildConstraintViolationWithTemplate("Registration must close after it opens")
                .addPropertyNode("registration")
                .addPropertyNode("closesAt")
                .addConstraintViolation();
        return false;
    }

    private static boolean isLater(@Nullable Instant end, @Nullable Instant start) {
        return end == null || start == null || end.isAfter(start);
    }

    private static boolean slugsDiffer(
            @Nullable List<@Nullable PlaceTypePlan> placeTypes, ConstraintValidatorContext context) {
        if (placeTypes == null) {
            return true;
        }
        var seen = new HashSet<String>();
        var allDiffer = true;
        for (int index = 0; index < placeTypes.size(); index++) {
            var placeType = placeTypes.get(index);
            if (placeType != null && placeType.slug() != null && !seen.add(placeType.slug())) {
                allDiffer = false;
                context.buildConstraintViolationWithTemplate("Another place type in this list has this slug")
                        .addPropertyNode("placeTypes")
                        .addPropertyNode("slug")
                        .inIterable()
                        .atIndex(index)
                        .addConstraintViolation();
            }
        }
        return allDiffer;
    }
}
