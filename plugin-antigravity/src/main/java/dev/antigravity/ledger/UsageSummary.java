package dev.antigravity.ledger;

import dev.antigravity.catalog.Source;
import dev.antigravity.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What was used, summed up.
///
/// @param lines  the costliest first; days in their order
/// @param prices whose prices the sums are made of
public record UsageSummary(UsageTotals total, List<Line> lines, List<PriceBasis> prices) {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Comparator<UsageTotals> COSTLIEST = Comparator.comparing(UsageTotals::cost)
            .thenComparing(totals -> totals.input() + totals.output())
            .thenComparing(UsageTotals::requests)
            .reversed();

    /// @param name empty for requests nobody could be asked for, or that belong to no session
    public record Line(String name, UsageTotals totals) {}

    /// Prices of one source.
    ///
    /// @param first the day the oldest of them is of; empty if they hold until somebody changes them
    public record PriceBasis(Source.Kind source, Optional<Instant> first, Optional<Instant> last) {}

    public UsageSummary {
        lines = List.copyOf(lines);
        prices = List.copyOf(prices);
    }

    /// @param zone whose days are meant
    static UsageSummary read(Database database, UsageBy by, Instant since, ZoneId zone) {
        var rows = database.list(
                "select " + by.column() + " as name, " + UsageTotals.COLUMNS + " group by 1",
                row -> new Line(row.findText("name").orElse(""), UsageTotals.read(row)),
                since);
        var lines = by == UsageBy.DAY
                ? days(rows, zone)
                : rows.stream()
                        .sorted(Comparator.comparing(Line::totals, COSTLIEST))
                        .toList();
        var total = lines.stream().map(Line::totals).reduce(UsageTotals.NOTHING, UsageTotals::plus);
        return new UsageSummary(total, lines, prices(database, since));
    }

    private static List<Line> days(List<Line> quarters, ZoneId zone) {
        var days = new TreeMap<LocalDate, UsageTotals>();
        for (var quarter : quarters) {
            var began = Instant.EPOCH.plus(QUARTER.multipliedBy(Long.parseLong(quarter.name())));
            days.merge(LocalDate.ofInstant(began, zone), quarter.totals(), UsageTotals::plus);
        }
        return days.entrySet().stream()
                .map(day -> new Line(day.getKey().toString(), day.getValue()))
                .toList();
    }

    private static List<PriceBasis> prices(Database database, Instant since) {
        return database.list(
                """
                select price_source, min(price_as_of) as first, max(price_as_of) as last from exchange
                where price_source is not null and received >= ? group by price_source order by price_source""",
                row -> new PriceBasis(ExchangeRows.sourceKind(row), row.findTime("first"), row.findTime("last")),
                since);
    }
}
