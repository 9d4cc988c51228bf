package uk.dgnorth.programme;

import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A session has both times or none, and ends after it starts. */
@Constraint(validatedBy = EndsLater.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface EndsLater {
    String message() default "The end must be after the start";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    @Singleton // a bean, since the validator itself makes only public types
    class Validator implements ConstraintValidator<EndsLater, Session> {

        @Override
        public boolean isValid(@Nullable Session session, ConstraintValidatorContext context) {
            if (session == null || (session.startsAt() == null && session.endsAt() == null)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            if (session.startsAt() == null) {
                return refuse("startsAt", "Say when it starts, or leave out when it ends", context);
            }
            if (session.endsAt() == null) {
                return refuse("endsAt", "Say when it ends, or leave out when it starts", context);
            }
            return session.endsAt().isAfter(session.startsAt())
                    || refuse("endsAt", "The end must be after the start", context);
        }

        private static boolean refuse(String member, String message, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(member)
                    .addConstraintViolation();
            return false;
        }
    }
}
