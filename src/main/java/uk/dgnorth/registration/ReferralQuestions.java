package uk.dgnorth.registration;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questions that reviewers ask applicants, one at a time; the registration is locked by the caller. */
@ApplicationScoped
class ReferralQuestions {

    private final AgroalDataSource database;
    private final Clock clock;

    ReferralQuestions(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Oldest first; there are few. */
    List<QuestionView> of(Registration registration) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, question, asked_at, answer, answered_at from referral_question
                        where registration_id = ? order by id""")) {
            select.setLong(1, registration.id());
            var found = new ArrayList<QuestionView>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var answeredAt = rows.getTimestamp(5);
                    found.add(new QuestionView(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getTimestamp(3).toInstant(),
                            rows.getString(4),
                            answeredAt == null ? null : answeredAt.toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The questions about a registration could not be read", e);
        }
    }

    Optional<QuestionView> open(Registration registration) {
        return of(registration).stream().filter(QuestionView::isOpen).findFirst();
    }

    @Transactional(TxType.MANDATORY)
    void ask(Registration registration, String question, String person) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into referral_question (registration_id, question, asked_by, asked_at)
                        values (?, ?, ?, ?)""")) {
            insert.setLong(1, registration.id());
            insert.setString(2, question);
            insert.setString(3, person);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A question could not be kept", e);
        }
    }

    @Transactional(TxType.MANDATORY)
    void answer(QuestionView open, String answer) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update referral_question set answer = ?, answered_at = ? where id = ?")) {
            update.setString(1, answer);
            update.setTimestamp(2, Timestamp.from(clock.instant()));
            update.setLong(3, open.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("An answer could not be kept", e);
        }
    }
}
