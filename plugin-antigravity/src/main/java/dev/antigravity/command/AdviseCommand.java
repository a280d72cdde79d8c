package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
import dev.antigravity.settings.ProviderSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `advise`: models that can do the same and would have cost less for what was really used.
final class AdviseCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "advise")
            .summary("Find models that can do the same for less")
            .description("""
                    For each model that was used: which models of your accounts have all its capabilities, have room for its \
                    longest request, and would have cost less for the very tokens that were used, by list price. How well \
                    they answer, and that another model counts the same text differently, no sum can say: try with compare.""")
            .option(SinceOption.SPEC)
            .example("advise --since 7d")
            .modelInvocable()
            .build();

    AdviseCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var clock = bench.host().clock();
        var since = SinceOption.of(call, clock);
        var weighing = new Weighing(models());
        PastExchanges.read(bench, book -> {
            book.eachPriced(since, weighing);
            return weighing;
        });
        var report = new Report()
                .heading("Cheaper models for what was used since " + LocalDate.ofInstant(since, clock.getZone()))
                .data("since", since);
        var all = weighing.results();
        report.data("models", all.stream().map(AdviseCommand::data).toList());
        if (all.isEmpty()) {
            return report.line("Nothing was used whose price is known.").done();
        }
        all.forEach(used -> show(report, used));
        if (all.stream().anyMatch(used -> !used.cheaper().isEmpty())) {
            report.show(Text.EMPTY.muted(
                            "By list price, for the tokens as they were counted; another model counts the same"
                                    + " text differently, and answers differently."))
                    .next("antigravity compare");
        }
        return report.done();
    }

    /// The models of providers that have an account to use.
    private List<Weighing.Known> models() {
        return bench.settings().providers().values().stream()
                .filter(ProviderSettings::enabled)
                .filter(provider ->
                        !bench.usableAccounts().usable(provider.id()).isEmpty())
                .flatMap(provider -> bench.catalog().models(provider.id()).stream()
                        .map(model -> new Weighing.Known(provider.id(), model)))
                .toList();
    }

    private static void show(Report report, Weighing.Used used) {
        report.show(Text.EMPTY
                .key(used.name())
                .and(", " + Wording.plural(used.answers(), "answer", "answers") + ", cost "
                        + Wording.dollars(used.cost())));
        if (used.obstacle().isPresent()) {
            report.show(Text.EMPTY.muted("  " + used.obstacle().get()));
        } else if (used.cheaper().isEmpty()) {
            report.show(Text.EMPTY.muted("  No model of your accounts that can do the same is known to cost less."));
        } else {
            report.show(table(used));
        }
    }

    private static Table table(Weighing.Used used) {
        var table = Table.of(
                Table.Column.left(""),
                Table.Column.left("Instead"),
                Table.Column.right("Would cost"),
                Table.Column.right("Saves"),
                Table.Column.right("%"));
        for (var choice : used.cheaper()) {
            table.row(
                    Text.of(""),
                    Text.EMPTY.key(choice.known().name()),
                    Text.of(Wording.dollars(choice.cost())),
                    Text.of(Wording.dollars(used.cost().subtract(choice.cost()))),
                    Text.of(percent(used.cost(), choice.cost()) + " %"));
        }
        return table.build();
    }

    private static long percent(BigDecimal cost, BigDecimal other) {
        return cost.subtract(other)
                .movePointRight(2)
                .divide(cost, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static Map<String, Object> data(Weighing.Used used) {
        var data = new LinkedHashMap<String, Object>();
        data.put("model", used.name());
        data.put("answers", used.answers());
        data.put("dollars", used.cost());
        data.put("obstacle", used.obstacle());
        data.put(
                "cheaper",
                used.cheaper().stream().map(choice -> data(used, choice)).toList());
        return data;
    }

    private static Map<String, Object> data(Weighing.Used used, Weighing.Choice choice) {
        var data = new LinkedHashMap<String, Object>();
        data.put("model", choice.known().name());
        data.put("dollars", choice.cost());
        data.put("saves", used.cost().subtract(choice.cost()));
        data.put("capabilities", words(choice.known().model()));
        data.put(
                "priceSource",
                choice.known()
                        .model()
                        .price()
                        .map(price -> price.source().kind().word()));
        data.put(
                "priceAsOf",
                choice.known().model().price().flatMap(price -> price.source().asOf()));
        return data;
    }

    private static List<String> words(Model model) {
        return model.capabilities().map(Fact::value).orElse(Set.<Capability>of()).stream()
                .sorted()
                .map(Capability::word)
                .collect(Collectors.toList());
    }
}
