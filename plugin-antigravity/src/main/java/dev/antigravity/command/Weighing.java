package dev.antigravity.command;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Usage;
import dev.antigravity.ledger.LedgerBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What answers cost, and what other models that can do the same would have cost for the same tokens. Prices each
/// answer by itself, because long prompts cost more for each token. Not thread-safe.
final class Weighing implements LedgerBook.PricedReader {
    private static final int SHOWN = 3;

    private final List<Known> models;
    private final Map<String, Scale> byName = new HashMap<>();

    Weighing(List<Known> models) {
        this.models = models;
    }

    /// A model one could ask.
    record Known(String provider, Model model) {
        String name() {
            return provider + "/" + model.id();
        }

        private boolean is(String otherProvider, String upstreamModel) {
            return provider.equals(otherProvider)
                    && (model.upstreamId().equals(upstreamModel) || model.id().equals(upstreamModel));
        }
    }

    /// A model that was asked.
    ///
    /// @param obstacle why nothing can be said
    /// @param cheaper  the cheapest first
    record Used(String name, long answers, BigDecimal cost, Optional<String> obstacle, List<Choice> cheaper) {}

    /// @param cost of the same tokens
    record Choice(Known known, BigDecimal cost) {}

    @Override
    public void read(String provider, String model, Usage usage, BigDecimal cost) {
        byName.computeIfAbsent(provider + "/" + model, name -> scale(name, provider, model))
                .add(usage, cost);
    }

    private Scale scale(String name, String provider, String model) {
        var own = models.stream().filter(known -> known.is(provider, model)).findFirst();
        var capabilities = own.flatMap(known -> known.model().capabilities()).map(Fact::value);
        if (capabilities.isEmpty()) {
            return new Scale(name, Optional.of("What it can do is not known, so nothing can be compared."), List.of());
        }
        var pans = models.stream()
                .filter(known -> !known.is(provider, model))
                .filter(known -> known.model()
                        .capabilities()
                        .filter(fact -> fact.value().containsAll(capabilities.get()))
                        .isPresent())
                .filter(known -> known.model().price().isPresent())
                .map(Pan::new)
                .toList();
        return new Scale(name, Optional.empty(), pans);
    }

    /// The costliest first.
    List<Used> results() {
        return byName.values().stream()
                .map(Scale::result)
                .sorted(Comparator.comparing(Used::cost).reversed())
                .toList();
    }

    /// One model against all that could stand in.
    private static final class Scale {
        private final String name;
        private final Optional<String> obstacle;
        private final List<Pan> pans;
        private long answers;
        private long longest;
        private BigDecimal cost = BigDecimal.ZERO;

        Scale(String name, Optional<String> obstacle, List<Pan> pans) {
            this.name = name;
            this.obstacle = obstacle;
            this.pans = new ArrayList<>(pans);
        }

        void add(Usage usage, BigDecimal paid) {
            answers++;
            longest = Math.max(longest, usage.total());
            cost = cost.add(paid);
            pans.removeIf(pan -> !pan.takes(usage));
        }

        Used result() {
            var cheaper = pans.stream()
                    .filter(pan -> pan.hasRoom(longest))
                    .map(pan -> new Choice(pan.known, pan.cost))
                    .filter(choice -> choice.cost().compareTo(cost) < 0)
                    .sorted(Comparator.comparing(Choice::cost))
                    .limit(SHOWN)
                    .toList();
            return new Used(name, answers, cost, obstacle, cheaper);
        }
    }

    private static final class Pan {
        private final Known known;
        private BigDecimal cost = BigDecimal.ZERO;

        Pan(Known known) {
            this.known = known;
        }

        /// @return whether its price is known
        boolean takes(Usage usage) {
            var more = known.model().price().flatMap(price -> price.value().of(usage));
            cost = cost.add(more.orElse(BigDecimal.ZERO));
            return more.isPresent();
        }

        boolean hasRoom(long tokens) {
            return known.model()
                    .context()
                    .filter(context -> context.value() >= tokens)
                    .isPresent();
        }
    }
}
