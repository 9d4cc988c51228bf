package uk.dgnorth.eligibility;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an applicant reads about a decision: a heading, and what to do next. */
public record Words(String heading, String explanation) {

    private static final String NOT_ACCEPTED = "We cannot accept this email address";
    private static final String CHECK_ORGANISATION = "We need to check your organisation";

    public static Words of(Decision decision) {
        String domain = Objects.requireNonNullElse(decision.domain(), "");
        String organisation = decision.organisation();
        return switch (decision.rule()) {
            case FORMAT ->
                new Words(
                        "There is a problem", "Enter an email address in the correct format, like name@example.gov.uk");
            case IDN ->
                new Words(
                        NOT_ACCEPTED,
                        "The part after the @ uses letters that can be mistaken for others. "
                                + "Use your work email address, or ask us to look again.");
            case PUBLIC ->
                new Words(
                        "You can have a free place",
                        publicSector(domain, organisation) + " Confirm your email address to continue.");
            case PERSONAL ->
                new Words(
                        "Use your work email address",
                        "Free places are for people who work in the UK public sector. " + domain
                                + " is a personal email service, so we cannot tell where you work. "
                                + "If you do not have a work address, ask us to look again.");
            case SUPPLIER ->
                new Words(
                        "Free places are for the public sector",
                        (organisation == null
                                        ? domain + " belongs to a private company. "
                                        : domain + " belongs to " + organisation + ", which is a private company. ")
                                + "If you have an email address from the public body you work with, use that.");
            case REFER ->
                new Words(
                        CHECK_ORGANISATION,
                        "Some organisations that use " + domain + " are in the public sector and some are not. "
                                + "Tell us about yours and we will reply within 2 working days.");
            case EXTERNAL_MARKER ->
                new Words(
                        "We need to check your role",
                        "Your address looks like one given to someone working with "
                                + Objects.requireNonNullElse(organisation, "a public body")
                                + " from outside. Tell us about your role.");
            case SHARED_MAILBOX ->
                new Words(
                        "Use your own work email address",
                        decision.marker() + "@ looks like a shared mailbox. Places are for named people. "
                                + "Use your own address, or tell us if you do not have one.");
            case LOOKALIKE ->
                new Words(
                        NOT_ACCEPTED,
                        domain + " looks like a government address but is not one. "
                                + "Check for typing mistakes, for example name@wigan.gov.uk.");
            case UNKNOWN ->
                new Words(
                        CHECK_ORGANISATION,
                        "We do not have " + domain + " on our list. "
                                + "Tell us about your organisation and we will reply within 2 working days.");
        };
    }

    /** Why an address is eligible, once there is nothing left to do about it. */
    public static String publicSector(@Nullable String domain, @Nullable String organisation) {
        return organisation == null
                ? domain + " is part of the UK public sector."
                : domain + " belongs to " + organisation + ", which is part of the UK public sector.";
    }
}
