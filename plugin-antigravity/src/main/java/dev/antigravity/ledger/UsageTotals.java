package dev.antigravity.ledger;

import dev.antigravity.store.Row;
import java.math.BigDecimal;

/// What several exchanges took together. Nothing here is estimated: what nobody counted or priced is missing from the
/// sums, and {@link #uncounted} and {@link #unpriced} say how often.
///
/// @param input     tokens of prompts, cached ones included
/// @param output    tokens of answers, reasoning included
/// @param cost      in US dollars at list price
/// @param uncounted answers whose tokens nobody counted
/// @param unpriced  answers whose price nobody knows
public record UsageTotals(
        long requests,
        long failed,
        long input,
        long cacheRead,
        long cacheWrite,
        long output,
        long reasoning,
        long pictures,
        BigDecimal cost,
        long uncounted,
        long unpriced) {
    static final UsageTotals NOTHING = new UsageTotals(0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, 0);

    /// The columns {@link #read} wants. Requests that only counted tokens cost nothing and are left out.
    static final String COLUMNS = """
            count(*) as requests,
            sum(case when status >= 400 then 1 else 0 end) as failed,
            sum(input) as input,
            sum(cache_read) as cache_read,
            sum(cache_write) as cache_write,
            sum(output) as output,
            sum(reasoning) as reasoning,
            sum(pictures) as pictures,
            sum(cost_nanos) as cost_nanos,
            sum(case when status < 400 and input is null then 1 else 0 end) as uncounted,
            sum(case when status < 400 and cost_nanos is null then 1 else 0 end) as unpriced
            from exchange where purpose <> 'count' and received >= ?""";

    static UsageTotals read(Row row) {
        return new UsageTotals(
                row.number("requests"),
                row.number("failed"),
                row.number("input"),
                row.number("cache_read"),
                row.number("cache_write"),
                row.number("output"),
                row.number("reasoning"),
                row.number("pictures"),
                ExchangeRows.dollars(row.number("cost_nanos")),
                row.number("uncounted"),
                row.number("unpriced"));
    }

    UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                requests + other.requests,
                failed + other.failed,
                input + other.input,
                cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite,
                output + other.output,
                reasoning + other.reasoning,
                pictures + other.pictures,
                cost.add(other.cost),
                uncounted + other.uncounted,
                unpriced + other.unpriced);
    }
}
