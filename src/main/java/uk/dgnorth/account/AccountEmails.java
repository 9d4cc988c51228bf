package uk.dgnorth.account;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.mail.Letter;
import uk.dgnorth.mail.Outbox;
import uk.dgnorth.mail.Words;
import uk.dgnorth.passkey.PasskeyView;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.Site;

/** Writes the letters to people with an account, each in the transaction of what it tells. */
@ApplicationScoped
class AccountEmails {

    /** Accounts are for all events, so their times are those of the organisation. */
    private static final EventTimes TIMES = new EventTimes(ZoneId.of("Europe/London"), Language.ENGLISH);

    private final Outbox outbox;
    private final Site site;
    private final AccountConfig config;

    AccountEmails(Outbox outbox, Site site, AccountConfig config) {
        this.outbox = outbox;
        this.site = site;
        this.config = config;
    }

    void code(Account account, String code) {
        outbox.add(code(CurrentCaller.accountName(account.id()), account.name(), account.email(), code));
    }

    /** The work of a letter for an address without an account: the time of an answer must not tell. */
    void codeToNobody(String code) {
        outbox.addAndTakeBack(code("nobody", "Nobody", Outbox.NOWHERE, code));
    }

    private Letter code(String about, String name, String to, String code) {
        var head = head("Your code to sign in", name);
        return secret(
                about, "account-code", to, head, LetterTemplates.code(head, code, TIMES.length(config.codeLifetime())));
    }

    void invitation(Account account, String token, Instant expiresAt) {
        var head = head("You are invited to help run events", account.name());
        outbox.add(secret(
                CurrentCaller.accountName(account.id()),
                "account-invitation",
                account.email(),
                head,
                LetterTemplates.invitation(
                        head, site.publicUrl() + InvitationPages.path(token), TIMES.deadline(expiresAt))));
    }

    void passkeyAdded(Account account, PasskeyView passkey, Instant now) {
        var head = head("A passkey was added to your account", account.name());
        tell(
                account,
                "account-passkey-added",
                head,
                LetterTemplates.passkeyAdded(head, passkey.name(), TIMES.moment(now), myAccount()));
    }

    void passkeyRemoved(Account account, PasskeyView passkey, Instant now) {
        var head = head("A passkey was removed from your account", account.name());
        tell(
                account,
                "account-passkey-removed",
                head,
                LetterTemplates.passkeyRemoved(head, passkey.name(), TIMES.moment(now), myAccount()));
    }

    private String myAccount() {
        return site.publicUrl() + MyAccountPages.PATH;
    }

    private LetterHead head(String subject, String name) {
        return new LetterHead(subject, name, site.name());
    }

    private void tell(Account account, String kind, LetterHead head, TemplateInstance template) {
        outbox.add(write(CurrentCaller.accountName(account.id()), kind, account.email(), head, template, false));
    }

    /** A letter with what opens something, which is not kept. */
    private static Letter secret(String about, String kind, String to, LetterHead head, TemplateInstance template) {
        return write(about, kind, to, head, template, true);
    }

    private static Letter write(
            String about, String kind, String to, LetterHead head, TemplateInstance template, boolean secret) {
        var words = Words.of(template, Language.ENGLISH.locale());
        return new Letter(
                Grant.EVERY_EVENT, about, kind, to, head.subject(), words.text(), words.html(), secret, List.of());
    }
}
