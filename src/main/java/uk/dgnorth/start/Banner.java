package uk.dgnorth.start;

import java.util.function.BiConsumer;

/** What the service tells whoever started it, on standard output: features that observe it may add a line. */
public final class Banner {

    private final BiConsumer<String, String> lines;

    Banner(BiConsumer<String, String> lines) {
        this.lines = lines;
    }

    /** @param label of a few words at most */
    public void line(String label, String text) {
        lines.accept(label, text);
    }
}
