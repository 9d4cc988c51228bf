package uk.dgnorth.event;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parts of an event's plan fit together, see {@link ConsistentPlan}. */
@Constraint(validatedBy = ConsistentPlan.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Consistent {
    String message() default "The parts of this do not fit together";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
