package uk.dgnorth.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where somebody may be led after signing in: to pages of organisers and nowhere else. */
final class Back {

    private static final Pattern OURS = Pattern.compile(
            SessionCookie.PAGES + "(?:/[A-Za-z0-9][A-Za-z0-9.-]{0,99}){0,8}(?:[?][A-Za-z0-9=&%+*._~-]{0,1000})?");

    /** Who has signed in need not do it twice. */
    private static final String SIGN_IN = SessionCookie.PAGES + "/sign-in";

    private Back() {}

    static String to(String wanted) {
        return OURS.matcher(wanted).matches() && !wanted.startsWith(SIGN_IN) ? wanted : SessionCookie.PAGES;
    }

    /** A query that leads there, empty where it is the first page anyway. */
    static String query(String wanted, String separator) {
        var page = to(wanted);
        return page.equals(SessionCookie.PAGES)
                ? ""
                : separator + "back=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }
}
