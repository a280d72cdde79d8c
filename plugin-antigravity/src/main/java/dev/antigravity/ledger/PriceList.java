package dev.antigravity.ledger;

import dev.antigravity.chat.PictureTokens;
import dev.antigravity.chat.Usage;
import java.util.Optional;

/// What models cost at this moment.
public interface PriceList {
    /// One that knows nothing.
    PriceList NONE = new PriceList() {
        @Override
        public Optional<Cost> of(String provider, String model, Usage usage) {
            return Optional.empty();
        }

        @Override
        public Optional<Cost> of(String provider, String model, PictureTokens pictures) {
            return Optional.empty();
        }
    };

    /// @param model as clients or the provider name it
    Optional<Cost> of(String provider, String model, Usage usage);

    /// Tokens of pictures cost otherwise than those of words.
    ///
    /// @param model as clients or the provider name it
    Optional<Cost> of(String provider, String model, PictureTokens pictures);
}
