package uk.dgnorth.event;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A kind of place as it is shown: coarsely to the public, exactly to organisers. */
public record PlaceTypeView(
        @Schema(examples = "public-sector") String slug,
        @Schema(examples = "Public sector") String name,
        @Schema(examples = "500") int capacity,
        Availability availability,

        @Schema(
                description =
                        "In public rounded down to tens, at most 50, and up to a minute old; exact for organisers.",
                examples = "50")
        int placesLeft,

        @Schema(description = "For organisers: how many places are held or taken.", nullable = true) @Nullable
        Integer taken,

        @Schema(description = "For organisers: how many people are on the waiting list.", nullable = true) @Nullable
        Integer waiting) {

    /** Coarse enough that two looks around somebody's submission tell nothing about it. */
    private static final int STEP = 10;

    private static final int MOST_SHOWN = 50;

    static PlaceTypeView coarse(PlaceType type, Stock stock) {
        var availability = Availability.of(stock);
        var placesLeft = switch (availability) {
            case PLACES, FEW -> Math.min(MOST_SHOWN, stock.placesLeft() / STEP * STEP);
            case WAITING_LIST -> 0;
        };
        return new PlaceTypeView(type.slug(), type.name(), stock.capacity(), availability, placesLeft, null, null);
    }

    static PlaceTypeView exact(PlaceType type, Stock stock) {
        return new PlaceTypeView(
                type.slug(),
                type.name(),
                stock.capacity(),
                Availability.of(stock),
                stock.placesLeft(),
                stock.taken(),
                stock.waiting());
    }
}
