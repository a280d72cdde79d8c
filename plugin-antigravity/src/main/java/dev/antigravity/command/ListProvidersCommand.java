package dev.antigravity.command;

import dev.antigravity.account.TermsClass;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
import dev.antigravity.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `list providers`: whom requests can go to, and how to get an account there. Asks nobody.
final class ListProvidersCommand extends WorkbenchCommand {
    private static final int SHOWN_MODELS = 4;
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "list providers")
            .summary("List providers, their models and your accounts there")
            .description("Those with an account of yours come first. Nobody is asked: models are those already known.")
            .modelInvocable()
            .build();

    ListProvidersCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var report = new Report().heading("Available Providers");
        var shelf = new AccountShelf(bench);
        var data = new ArrayList<Map<String, Object>>();
        var providers = bench.settings().providers().values().stream()
                .filter(ProviderSettings::enabled)
                .sorted(Comparator.comparing(provider -> shelf.of(provider.id()).isEmpty()))
                .toList();
        for (var i = 0; i < providers.size(); i++) {
            var provider = providers.get(i);
            var accounts = shelf.of(provider.id());
            var models = bench.catalog().models(provider.id());
            show(report, i + 1, provider, models, accounts);
            data.add(data(provider, models, accounts));
        }
        report.data("providers", data);
        return (shelf.all().isEmpty() ? report.next("antigravity oauth") : report.next("antigravity list models"))
                .done();
    }

    private static void show(
            Report report, int number, ProviderSettings provider, List<Model> models, List<KnownAccount> accounts) {
        report.show(Text.of(number + ". ").key(provider.id()).and(" - " + provider.title()));
        report.show(line("Models", Text.of(models(models))));
        if (!provider.features().isEmpty()) {
            report.show(line("Features", Text.of(features(provider))));
        }
        if (accounts.isEmpty()) {
            report.show(line("Account", wayIn(provider)));
        }
        byTerms(accounts).forEach((kind, ofKind) -> report.show(line(kind, names(ofKind))));
        if (provider.baseUrl().isEmpty()) {
            report.show(line("Address", Text.EMPTY.muted("none: state providers." + provider.id() + ".base-url")));
        }
    }

    private static Text line(String what, Text said) {
        return Text.of("   - " + what + ": ").and(said);
    }

    private static String models(List<Model> models) {
        if (models.isEmpty()) {
            return "not asked yet";
        }
        var first = models.stream().limit(SHOWN_MODELS).map(Model::id).collect(Collectors.joining(", "));
        var more = models.size() - SHOWN_MODELS;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String features(ProviderSettings provider) {
        return provider.features().stream().map(Capability::word).collect(Collectors.joining(", "));
    }

    private static Map<String, List<KnownAccount>> byTerms(List<KnownAccount> accounts) {
        return accounts.stream()
                .collect(Collectors.groupingBy(KnownAccount::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private static Text names(List<KnownAccount> accounts) {
        var names = accounts.stream().map(account -> account.account().name()).collect(Collectors.joining(", "));
        return accounts.stream().anyMatch(KnownAccount::isUsable)
                ? Text.EMPTY.and(Text.Role.OK, "✓").and(" (" + names + ")")
                : Text.EMPTY
                        .and(Text.Role.WARN, "!")
                        .and(" (" + names + ": " + accounts.getFirst().state() + ")");
    }

    private static Text wayIn(ProviderSettings provider) {
        if (provider.oauth().missing().isEmpty()) {
            return Text.EMPTY.muted("none; ").command("antigravity oauth --provider " + provider.id());
        }
        var refusal = provider.refusal(TermsClass.API_KEY);
        return refusal.isEmpty()
                ? Text.EMPTY.muted("none; ").command("antigravity accounts add " + provider.id() + " --api-key")
                : Text.EMPTY.muted(
                        "none; " + provider.refusal(TermsClass.OWN_CLIENT).orElse(refusal.get()));
    }

    private static Map<String, Object> data(
            ProviderSettings provider, List<Model> models, List<KnownAccount> accounts) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", provider.id());
        data.put("title", provider.title());
        data.put("protocol", provider.protocol().id());
        data.put("baseUrl", provider.baseUrl());
        data.put("models", models.stream().map(Model::id).toList());
        data.put("features", provider.features().stream().map(Capability::word).toList());
        data.put("accounts", accounts.stream().map(KnownAccount::data).toList());
        return data;
    }
}
