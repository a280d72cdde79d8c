package dev.antigravity.catalog;

import dev.antigravity.chat.PictureTokens;
import java.math.BigDecimal;
import java.util.Optional;

/// What pictures have cost: at the price the user states, else at the list's. What lists say of the words of a model is
/// no price of its pictures.
public record PictureCosts(Catalog catalog, PicturePrices listed) {
    /// In US dollars, with whose price it is; empty if nobody knows.
    public Optional<Fact<BigDecimal>> of(String provider, String model, PictureTokens used) {
        return stated(provider, model)
                .map(price -> price.of(used.usage()).map(cost -> new Fact<>(cost, Source.CONFIGURATION)))
                .orElseGet(() -> listed.of(provider, model, used));
    }

    private Optional<Price> stated(String provider, String model) {
        return catalog.models(provider).stream()
                .filter(known -> known.upstreamId().equals(model) || known.id().equals(model))
                .flatMap(known -> known.price().stream())
                .filter(price -> price.source().equals(Source.CONFIGURATION))
                .map(Fact::value)
                .findFirst();
    }
}
