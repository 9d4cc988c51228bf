package uk.dgnorth.organiser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Form;

/**
 * A form in which something is added or changed.
 *
 * @param version that was read, and {@code was} how it looked then; null where something is added
 * @param meanwhile null unless somebody else's edit came first
 * @param lead what to know before filling it in
 * @param remove where it can be removed
 */
record EditPage(
        String heading,
        @Nullable String lead,
        Form form,
        List<Field> fields,
        String action,
        @Nullable String version,
        @Nullable String was,
        @Nullable Meanwhile meanwhile,
        @Nullable String remove) {}
