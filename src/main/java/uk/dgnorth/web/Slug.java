package uk.dgnorth.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A name that stands in a URL: lower case ASCII letters and digits, in words joined by single hyphens. */
@Pattern(regexp = Slug.FORM)
@Size(max = 80)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Slug {

    String FORM = "[a-z0-9]++(?:-[a-z0-9]++)*+";

    String message() default "Use 1 to 80 lower case letters, digits and single hyphens, like spring-fair-2027";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
