package uk.dgnorth.proposal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** Where a page of one of these lists ended, by its sort key: as {@code web.Cursor}, for keys that are no times. */
public record Mark(BigDecimal key, long id) {

    private static final int LONGEST = 60;

    static Mark of(long id) {
        return new Mark(BigDecimal.ZERO, id);
    }

    /** @return null for the first page */
    public static @Nullable Mark parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("Longer than any mark");
            }
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("_", 2);
            var key = new BigDecimal(parts[0]);
            if (key.scale() < 0 || key.scale() > 4 || key.precision() > 5) {
                throw new IllegalArgumentException("No mean is written like this");
            }
            return new Mark(key, Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidRequest(FieldError.parameter("after", "Take the cursor from next of the page before"));
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key.toPlainString() + "_" + id).getBytes(StandardCharsets.US_ASCII));
    }
}
