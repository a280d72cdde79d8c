package dev.antigravity.image;

import java.io.IOException;
import java.util.List;

/// Told where pictures are to go before the first of them goes there, and once more for each name that turns out to be
/// taken. What was told last is what holds.
@FunctionalInterface
public interface Intent {
    /// Nobody wants to know.
    Intent NONE = _ -> {};

    void tell(List<Placement> placements) throws IOException;

    /// The same, and then somebody else is told.
    default Intent alsoTelling(Intent other) {
        return placements -> {
            tell(placements);
            other.tell(placements);
        };
    }
}
