package uk.dgnorth.colleague;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The colleagues for whom somebody asks. */
record TeamRequest(
        @NotNull(message = "List your colleagues")
        @Size(min = 1, max = TeamDesk.MOST, message = "Send 1 to 20 colleagues")
        List<@NotNull(message = "Describe a colleague") Line> colleagues) {}
