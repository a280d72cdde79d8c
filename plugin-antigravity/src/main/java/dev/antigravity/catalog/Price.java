package dev.antigravity.catalog;

import dev.antigravity.chat.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a model costs, in US dollars a million tokens, at its provider's list price.
///
/// @param standard what holds for short prompts
/// @param longer   what holds for longer ones instead, the shortest first; none if the length does not matter
public record Price(Rates standard, List<Step> longer) {
    private static final BigDecimal FIVE_MINUTES = new BigDecimal("1.25");
    private static final BigDecimal HOUR = BigDecimal.TWO;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public Price {
        longer = longer.stream().sorted(Comparator.comparingLong(Step::above)).toList();
    }

    /// @param cacheRead      empty if nobody said; it is unknown then, not zero
    /// @param cacheWrite     empty if nobody said
    /// @param cacheWriteHour for what stays in the cache for an hour; empty if nobody said
    public record Rates(
            BigDecimal input,
            BigDecimal output,
            Optional<BigDecimal> cacheRead,
            Optional<BigDecimal> cacheWrite,
            Optional<BigDecimal> cacheWriteHour) {

        /// What an hour costs. Where five minutes cost 1.25 times the input, as Anthropic states for all its models,
        /// an hour costs twice the input.
        ///
        /// Source: platform.claude.com/docs/en/build-with-claude/prompt-caching, "Pricing", read 2026-11.
        private Optional<BigDecimal> hour() {
            return cacheWriteHour.or(() -> cacheWrite
                    .filter(stated -> stated.compareTo(input.multiply(FIVE_MINUTES)) == 0)
                    .map(_ -> input.multiply(HOUR)));
        }
    }

    /// @param above prompt tokens; with more than these, its rates hold for the whole request
    public record Step(long above, Rates rates) {}

    public static Price flat(Rates rates) {
        return new Price(rates, List.of());
    }

    /// What an exchange cost in US dollars; empty if it used something whose price nobody knows.
    public Optional<BigDecimal> of(Usage usage) {
        var rates = ratesFor(usage.input());
        var read = part(rates.cacheRead(), usage.cacheRead().orElse(0));
        var forAnHour =
                Math.min(usage.cacheWriteHour().orElse(0), usage.cacheWrite().orElse(0));
        var written = part(rates.cacheWrite(), usage.cacheWrite().orElse(0) - forAnHour);
        var kept = part(rates.hour(), forAnHour);
        if (read.isEmpty() || written.isEmpty() || kept.isEmpty()) {
            return Optional.empty();
        }
        var sum = times(rates.input(), usage.uncachedInput())
                .add(times(rates.output(), usage.output()))
                .add(read.get())
                .add(written.get())
                .add(kept.get());
        return Optional.of(sum.divide(MILLION, MathContext.DECIMAL64));
    }

    private Rates ratesFor(long promptTokens) {
        return longer.reversed().stream()
                .filter(step -> promptTokens > step.above())
                .map(Step::rates)
                .findFirst()
                .orElse(standard);
    }

    private static Optional<BigDecimal> part(Optional<BigDecimal> rate, long tokens) {
        return tokens == 0 ? Optional.of(BigDecimal.ZERO) : rate.map(known -> times(known, tokens));
    }

    private static BigDecimal times(BigDecimal rate, long tokens) {
        return rate.multiply(BigDecimal.valueOf(tokens));
    }
}
