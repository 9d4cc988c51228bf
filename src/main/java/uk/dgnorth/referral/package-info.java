/**
 * What people decide about referrals: the queue, the decisions, what the register changes for those who wait, and the
 * history of each decision. It knows both sides, who comes and the register; neither of them knows it.
 */
@NullMarked
package uk.dgnorth.referral;

import org.jspecify.annotations.NullMarked;
