package uk.dgnorth.referral;

import jakarta.inject.Singleton;

/** Lets tests look at referrals again, which rests otherwise. */
@Singleton
public class ReEvaluating {

    private final ReEvaluation reEvaluation;

    ReEvaluating(ReEvaluation reEvaluation) {
        this.reEvaluation = reEvaluation;
    }

    public void run() {
        reEvaluation.run();
    }
}
