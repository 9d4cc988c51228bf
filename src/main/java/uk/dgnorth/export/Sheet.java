package uk.dgnorth.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of attendees in one format while it is being written. It never closes the stream that it writes to. */
interface Sheet {

    void begin(List<Column> columns) throws IOException;

    /** @param values in the order of the columns */
    void row(List<@Nullable String> values) throws IOException;

    /** Only a sheet that ends is whole: after an error it is left as it is. */
    void end() throws IOException;
}
