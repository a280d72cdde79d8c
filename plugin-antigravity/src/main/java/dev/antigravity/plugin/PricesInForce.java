package dev.antigravity.plugin;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.PictureCosts;
import dev.antigravity.chat.PictureTokens;
import dev.antigravity.chat.Usage;
import dev.antigravity.ledger.Cost;
import dev.antigravity.ledger.PriceList;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/// What models cost by the catalogue of this moment.
///
/// @param pictures read from its list when the first picture is priced
record PricesInForce(ModelsInForce models, Supplier<PictureCosts> pictures) implements PriceList {
    @Override
    public Optional<Cost> of(String provider, String model, Usage usage) {
        return models.price(provider, model)
                .flatMap(price -> price.value().of(usage).map(sum -> new Fact<>(sum, price.source())))
                .map(PricesInForce::cost);
    }

    @Override
    public Optional<Cost> of(String provider, String model, PictureTokens used) {
        return pictures.get().of(provider, model, used).map(PricesInForce::cost);
    }

    private static Cost cost(Fact<BigDecimal> sum) {
        return new Cost(sum.value(), sum.source());
    }
}
