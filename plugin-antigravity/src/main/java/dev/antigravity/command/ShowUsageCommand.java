package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.ledger.UsageBy;
import dev.antigravity.ledger.UsageSummary;
import dev.antigravity.ledger.UsageTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `usage`: what was used and what it cost, from the ledger on disk, whether the proxy runs or not.
final class ShowUsageCommand extends WorkbenchCommand {
    private static final int MOST_LINES = 40;
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "usage")
            .summary("Show what was used, and what it cost")
            .description("""
                    Sums up the requests the proxy has served, from the ledger on disk. Tokens are as the providers counted \
                    them, cost is at list price in US dollars; what nobody counted or priced is said, never guessed.""")
            .option(OptionSpec.value("by", "WHAT", "what to sum up by")
                    .oneOf(Stream.of(UsageBy.values()).map(UsageBy::word).toArray(String[]::new))
                    .byDefault(UsageBy.MODEL.word()))
            .option(SinceOption.SPEC)
            .example("usage")
            .example("usage --by day --since 7d")
            .modelInvocable()
            .build();

    private static final List<Column> COLUMNS = List.of(
            new Column("Requests", totals -> Optional.of(String.valueOf(totals.requests()))),
            new Column("Failed", totals -> some(totals.failed())),
            new Column("In", totals -> some(totals.input()).map(_ -> Wording.tokens(totals.input()))),
            new Column("Cached", totals -> some(totals.cacheRead()).map(_ -> Wording.tokens(totals.cacheRead()))),
            new Column("Out", totals -> some(totals.output()).map(_ -> Wording.tokens(totals.output()))),
            new Column("Pictures", totals -> some(totals.pictures())),
            new Column("Cost", ShowUsageCommand::cost));

    ShowUsageCommand(Workbench bench) {
        super(bench, SPEC);
    }

    private record Column(String head, Function<UsageTotals, Optional<String>> cell) {}

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var clock = bench.host().clock();
        var by = call.arguments()
                .value("by")
                .map(word -> UsageBy.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(UsageBy.MODEL);
        var since = SinceOption.of(call, clock);
        var summary = PastExchanges.read(bench, book -> book.usage(by, since, clock.getZone()))
                .filter(used -> used.total().requests() > 0);
        var report = new Report()
                .heading("Usage since " + LocalDate.ofInstant(since, clock.getZone()))
                .data("since", since)
                .data("by", by.word());
        if (summary.isEmpty()) {
            return report.line("No requests were served.")
                    .data("lines", List.of())
                    .done();
        }
        show(report, by, summary.get());
        return report.next("antigravity advise").done();
    }

    private static void show(Report report, UsageBy by, UsageSummary summary) {
        var shown = summary.lines().stream().limit(MOST_LINES).toList();
        report.show(table(by, shown, summary.total()));
        if (shown.size() < summary.lines().size()) {
            report.show(Text.EMPTY.muted("and " + (summary.lines().size() - shown.size()) + " more, in the total"));
        }
        explain(report, summary);
        report.data(
                        "lines",
                        summary.lines().stream().map(ShowUsageCommand::data).toList())
                .data("total", data(summary.total()))
                .data(
                        "prices",
                        summary.prices().stream().map(ShowUsageCommand::data).toList());
    }

    /// Columns that say nothing are left out.
    private static Table table(UsageBy by, List<UsageSummary.Line> lines, UsageTotals total) {
        var columns = COLUMNS.stream()
                .filter(column -> column.cell().apply(total).isPresent())
                .toList();
        var heads = new ArrayList<Table.Column>();
        heads.add(Table.Column.left(capitalized(by.word())));
        columns.forEach(column -> heads.add(Table.Column.right(column.head())));
        var rows = new ArrayList<List<Text>>();
        lines.forEach(line -> rows.add(row(Text.EMPTY.key(name(by, line)), columns, line.totals())));
        rows.add(row(Text.EMPTY.key("Total"), columns, total));
        return new Table(heads, rows);
    }

    private static List<Text> row(Text name, List<Column> columns, UsageTotals totals) {
        var cells = new ArrayList<Text>();
        cells.add(name);
        columns.forEach(column -> cells.add(Text.of(column.cell().apply(totals).orElse(""))));
        return cells;
    }

    private static String name(UsageBy by, UsageSummary.Line line) {
        if (!line.name().isEmpty()) {
            return line.name();
        }
        return by == UsageBy.SESSION ? "(no session)" : "(nobody was asked)";
    }

    /// A sum that misses something says so.
    private static Optional<String> cost(UsageTotals totals) {
        var served = totals.requests() - totals.failed();
        if (totals.unpriced() > 0 && totals.unpriced() == served) {
            return Optional.of("unpriced");
        }
        return served == 0 && totals.cost().signum() == 0
                ? Optional.empty()
                : Optional.of(Wording.dollars(totals.cost()) + (totals.unpriced() > 0 ? "+" : ""));
    }

    private static void explain(Report report, UsageSummary summary) {
        var total = summary.total();
        if (!summary.prices().isEmpty()) {
            report.show(Text.EMPTY.muted("Cost at list price: "
                    + summary.prices().stream().map(ShowUsageCommand::words).collect(Collectors.joining(", ")) + "."));
        }
        if (total.unpriced() > 0) {
            report.show(Text.EMPTY.muted(Wording.plural(total.unpriced(), "answer is", "answers are")
                    + " unpriced, for nobody said what the model costs, and missing from the sum."));
        }
        if (total.uncounted() > 0) {
            report.show(Text.EMPTY.muted(
                    "Of " + Wording.plural(total.uncounted(), "answer", "answers") + " nobody counted the tokens."));
        }
    }

    private static String words(UsageSummary.PriceBasis prices) {
        var who = switch (prices.source()) {
            case CONFIGURATION -> "your configuration's";
            case TRIAL -> "as seen when they were tried";
            case LISTING -> "as the providers list it";
            case REFRESHED -> "as fetched with --refresh-facts";
            case SNAPSHOT -> "as shipped with this version";
        };
        var first = prices.first().map(ShowUsageCommand::day);
        var last = prices.last().map(ShowUsageCommand::day);
        return who
                + first.map(day -> ", of " + day).orElse("")
                + last.filter(day -> !first.equals(Optional.of(day)))
                        .map(day -> " to " + day)
                        .orElse("");
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Optional<String> some(long number) {
        return number == 0 ? Optional.empty() : Optional.of(String.valueOf(number));
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Map<String, Object> data(UsageSummary.Line line) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", line.name());
        data.putAll(data(line.totals()));
        return data;
    }

    private static Map<String, Object> data(UsageTotals totals) {
        var data = new LinkedHashMap<String, Object>();
        data.put("requests", totals.requests());
        data.put("failed", totals.failed());
        data.put("input", totals.input());
        data.put("cacheRead", totals.cacheRead());
        data.put("cacheWrite", totals.cacheWrite());
        data.put("output", totals.output());
        data.put("reasoning", totals.reasoning());
        data.put("pictures", totals.pictures());
        data.put("dollars", totals.cost());
        data.put("unpriced", totals.unpriced());
        data.put("uncounted", totals.uncounted());
        return data;
    }

    private static Map<String, Object> data(UsageSummary.PriceBasis prices) {
        var data = new LinkedHashMap<String, Object>();
        data.put("source", prices.source().word());
        data.put("first", prices.first());
        data.put("last", prices.last());
        return data;
    }
}
