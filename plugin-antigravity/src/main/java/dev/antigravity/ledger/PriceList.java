package dev.antigravity.ledger;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Price;
import java.util.Optional;

/// What models cost at this moment.
public interface PriceList {
    /// One that knows nothing.
    PriceList NONE = (_, _) -> Optional.empty();

    /// @param model as clients or the provider name it
    Optional<Fact<Price>> price(String provider, String model);
}
