package uk.dgnorth.account;

import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.Problem;

/** There is an account at the address. */
class AccountExists extends Problem {

    AccountExists() {
        super(409, "account-exists", "There is an account already", "Change the roles of the account that is there.");
        points(FieldError.in("#/email", "There is an account with this email address"));
    }
}
