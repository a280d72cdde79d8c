package dev.antigravity.command;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.PictureCosts;
import dev.antigravity.catalog.PicturePrices;
import dev.antigravity.catalog.PicturePrices.Quote;
import dev.antigravity.catalog.PicturePrices.Wanted;
import dev.antigravity.image.PictureHistory;
import dev.antigravity.image.PictureRun;
import dev.antigravity.image.PictureWish;
import dev.antigravity.image.Studio;
import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.ProviderSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What pictures will cost and have cost. What nobody knows is unknown, never zero.
final class PictureTill {
    private final Workbench bench;
    private final PictureHistory history;
    private final PicturePrices listed = PicturePrices.load();

    PictureTill(Workbench bench, PictureHistory history) {
        this.bench = bench;
        this.history = history;
    }

    /// By the price list; else by what the user's own pictures of the kind have cost.
    Optional<Quote> quote(PictureWish wish) throws IOException {
        var byList = byList(wish);
        return byList.isPresent() ? byList : byHistory(wish);
    }

    /// The range over all models the name may lead to; unknown if it is for one of them.
    private Optional<Quote> byList(PictureWish wish) {
        var wanted = new Wanted(
                wish.count(),
                wish.partials(),
                wish.options().getOrDefault("size", "auto"),
                wish.options().getOrDefault("quality", "auto"));
        var quotes = new ArrayList<Quote>();
        for (var target : targets(wish.model())) {
            var quote = listed.quote(target.provider(), target.model(), wanted);
            if (quote.isEmpty()) {
                return Optional.empty();
            }
            quotes.add(quote.get());
        }
        return quotes.stream()
                .reduce((one, other) -> new Quote(
                        one.least().min(other.least()), one.most().max(other.most()), one.source(), one.day()));
    }

    private Optional<Quote> byHistory(PictureWish wish) throws IOException {
        var runs = history.like(wish).stream()
                .filter(run -> Objects.equals(
                                run.options().get("quality"), wish.options().get("quality"))
                        && run.partials() == wish.partials()
                        && run.cost().isPresent())
                .toList();
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        var costs = runs.stream().flatMap(run -> run.cost().stream()).sorted().toList();
        return Optional.of(new Quote(
                costs.getFirst(),
                costs.getLast(),
                "your own " + Wording.plural(runs.size(), "picture", "pictures") + " of this kind",
                day(runs.getLast())));
    }

    private static LocalDate day(PictureRun run) {
        return run.made().atZone(ZoneId.systemDefault()).toLocalDate();
    }

    /// In US dollars; empty if nobody knows.
    Optional<BigDecimal> bill(Studio.Told told) {
        var server = told.servedBy().map(name -> name.split("/", 2)).filter(parts -> parts.length == 2);
        var costs = new PictureCosts(bench.catalog(), listed);
        return server.flatMap(parts -> told.tokens().flatMap(used -> costs.of(parts[0], parts[1], used)))
                .map(Fact::value);
    }

    /// The models a name may lead to; none if that depends on more than the name.
    private List<AliasSettings.Target> targets(String name) {
        var settings = bench.settings();
        if (settings.models().get(name) instanceof AliasSettings.InOrder(var _, var targets, var _)) {
            return targets;
        }
        var slash = name.indexOf('/');
        if (slash > 0 && settings.provider(name.substring(0, slash)).isPresent()) {
            return List.of(new AliasSettings.Target(name.substring(0, slash), name.substring(slash + 1)));
        }
        return settings.providers().values().stream()
                .filter(ProviderSettings::isUsable)
                .filter(provider -> bench.catalog().find(provider.id(), name).isPresent())
                .map(provider -> new AliasSettings.Target(provider.id(), name))
                .toList();
    }

    /// `0.04 to 0.17 USD`.
    static String range(Quote quote) {
        var least = amount(quote.least());
        var most = amount(quote.most());
        return least.equals(most) ? most : dollars(quote.least()) + " to " + most;
    }

    /// `0.0421 USD`.
    static String amount(BigDecimal sum) {
        return dollars(sum) + " USD";
    }

    private static String dollars(BigDecimal sum) {
        var shown = sum.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return shown.setScale(Math.max(2, shown.scale())).toPlainString();
    }
}
