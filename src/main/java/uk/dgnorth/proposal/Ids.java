package uk.dgnorth.proposal;

import java.util.Optional;

/** Numbers in addresses: what is none names nothing, and is answered as any id that is not there. */
public final class Ids {

    private Ids() {}

    public static Optional<Long> parse(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
