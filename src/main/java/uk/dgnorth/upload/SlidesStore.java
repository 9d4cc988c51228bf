package uk.dgnorth.upload;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Keeps large files in pieces, so that neither taking nor sending one needs more memory than a piece. All that has to
 * change for another store, such as an S3-compatible one, is in here.
 */
@ApplicationScoped
class SlidesStore {

    private static final int PIECE = 1 << 20;

    private final AgroalDataSource database;

    SlidesStore(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(TxType.MANDATORY)
    void keep(long slides, Path file) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into slides_piece (slides_id, number, content) values (?, ?, ?)");
                var content = Files.newInputStream(file)) {
            var number = 0;
            for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                insert.setLong(1, slides);
                insert.setInt(2, number++);
                insert.setBytes(3, piece);
                insert.executeUpdate();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Slides could not be kept", e);
        }
    }

    /** One piece after another, each in a statement of its own, so that a slow reader holds no connection. */
    void send(long slides, OutputStream to) throws IOException {
        for (int number = 0; ; number++) {
            var piece = piece(slides, number);
            if (piece.length == 0) {
                return;
            }
            to.write(piece);
        }
    }

    private byte[] piece(long slides, int number) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select content from slides_piece where slides_id = ? and number = ?")) {
            select.setLong(1, slides);
            select.setInt(2, number);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Slides could not be read", e);
        }
    }
}
