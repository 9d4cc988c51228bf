package uk.dgnorth.booking;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session that an attendee has chosen.
 *
 * @param position on the waiting list, from 1
 * @param overlaps what else they hold at that time, where they have to choose
 */
record BookingView(
        @Schema(examples = "digital-inclusion-in-leeds") String session,
        @Schema(examples = "Digital inclusion in Leeds") String title,
        Instant startsAt,
        Instant endsAt,
        @Schema(examples = "main-hall") @Nullable String room,
        BookingState state,
        @Nullable Integer position,
        List<String> overlaps) {}
