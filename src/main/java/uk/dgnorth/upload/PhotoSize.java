package uk.dgnorth.upload;

/** The sizes in which photos are kept, see {@link Picture}. */
public enum PhotoSize {
    LARGE,
    SMALL;

    String column() {
        return switch (this) {
            case LARGE -> "large";
            case SMALL -> "small";
        };
    }
}
