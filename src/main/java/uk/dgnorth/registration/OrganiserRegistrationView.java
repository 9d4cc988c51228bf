package uk.dgnorth.registration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.mail.EmailView;

/** A registration as organisers see it: with its evidence, its letters and everything that was done. */
public record OrganiserRegistrationView(
        String reference,
        Status status,
        String placeType,
        @Nullable String fullName,
        @Nullable String badgeName,
        String email,
        @Nullable String jobTitle,
        @Nullable String organisation,
        RegistrationView.Eligibility eligibility,
        boolean holdsPlace,
        boolean appeal,
        @Nullable ReferralDetails referral,
        @Nullable Instant answerDueAt,
        List<QuestionView> questions,
        RegistrationView.@Nullable Waiting waiting,
        RegistrationView.@Nullable Offer offer,
        @Nullable Instant checkedInAt,
        List<DecisionView> decisions,
        List<EmailView> emails,
        List<Trail.Step> timeline,
        List<String> actions) {}
