package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.chat.Capability;
import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.ProviderSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `list models`: what can be asked for, as far as configuration and providers say.
final class ListModelsCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "list models")
            .summary("List models, with what is known of them")
            .description("""
                Asks the providers you have accounts at, in their own way, and keeps the answer for an hour. Where a \
                provider does not answer, its last list is shown with its age.\
                """)
            .option(OptionSpec.value("provider", "ID", "only the models of this provider"))
            .option(OptionSpec.flag("all", "of all providers, also those you have no account at"))
            .option(OptionSpec.value("capability", "NAME", "only models that can do this, as far as anybody says"))
            .option(OptionSpec.flag("sources", "say where each fact comes from"))
            .option(OptionSpec.flag("refresh", "ask again, however fresh the last list is"))
            .option(OptionSpec.flag(
                    "refresh-facts", "fetch newer limits, prices and capabilities from where model-facts.from says"))
            .example("list models --provider claude")
            .example("list models --all --capability vision")
            .modelInvocable()
            .build();

    ListModelsCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var arguments = call.arguments();
        var asked = arguments.value("provider");
        var providers = asked.isPresent()
                ? List.of(KnownProviders.get(bench.settings(), asked.get()))
                : providers(arguments.has("all"));
        var refreshed = arguments.has("refresh-facts")
                ? Optional.of(new FactsRefresh(bench).refresh(conversation))
                : Optional.<String>empty();
        var wanted = arguments.value("capability").map(ListModelsCommand::capability);
        var withSources = arguments.has("sources");
        var listed = listed(providers, arguments.has("refresh"), conversation).stream()
                .map(models -> wanted.map(models::whichCan).orElse(models))
                .toList();
        var report = new Report();
        refreshed.ifPresent(said -> report.success(said).data("refreshedFacts", said));
        var data = new ArrayList<Map<String, Object>>();
        for (var models : listed) {
            if (!models.models().isEmpty() || models.problem().isPresent() || asked.isPresent()) {
                show(report, models, withSources);
            }
            data.add(ModelData.of(models));
        }
        var aliases = asked.isPresent()
                ? List.<AliasSettings>of()
                : List.copyOf(bench.settings().models().values());
        showAliases(report, aliases);
        report.data("providers", data);
        report.data("aliases", aliases.stream().map(ListModelsCommand::data).toList());
        return result(report, listed, aliases, asked);
    }

    private List<ProviderModels> listed(List<ProviderSettings> providers, boolean refresh, Conversation conversation)
            throws InterruptedException {
        var listings = new ModelListings(bench);
        var due = providers.stream()
                .filter(provider -> listings.isDue(provider, refresh))
                .count();
        if (due == 0) {
            return providers.stream().map(listings::known).toList();
        }
        try (var progress = conversation.progress("Asking for models")) {
            var listed = listings.upToDate(providers, refresh);
            progress.done("Asked " + Wording.plural(due, "provider", "providers"));
            return listed;
        }
    }

    private List<ProviderSettings> providers(boolean all) {
        return bench.settings().providers().values().stream()
                .filter(ProviderSettings::enabled)
                .filter(provider ->
                        all || !bench.usableAccounts().usable(provider.id()).isEmpty())
                .toList();
    }

    private CommandResult result(
            Report report, List<ProviderModels> listed, List<AliasSettings> aliases, Optional<String> asked) {
        var nothing = listed.stream().allMatch(models -> models.models().isEmpty()) && aliases.isEmpty();
        var problem =
                listed.stream().flatMap(models -> models.problem().stream()).findFirst();
        if (nothing && problem.isPresent()) {
            return report.failed(
                    ErrorCode.PROVIDER_DOWN,
                    "No models are known: " + ExplainingCommand.sentence(problem.get()),
                    Text.of("Check the account with ")
                            .command("antigravity accounts --verify")
                            .and("."));
        }
        if (nothing && asked.isEmpty()) {
            throw new CommandException(
                    ErrorCode.UNAUTHORIZED,
                    "No provider has an account, so no models are known.",
                    Text.of("Sign in with ")
                            .command("antigravity oauth")
                            .and(", or ")
                            .command("antigravity accounts add")
                            .and("."));
        }
        return report.next("antigravity configure").done();
    }

    private static Capability capability(String word) {
        return Capability.byWord(word)
                .orElseThrow(() -> new CommandException(
                        ErrorCode.USAGE,
                        "There is no capability \"" + word + "\".",
                        "There are " + Wording.capabilities(EnumSet.allOf(Capability.class)) + "."));
    }

    private void show(Report report, ProviderModels listed, boolean withSources) {
        report.heading(listed.provider().title() + " (" + listed.provider().id() + ")");
        if (listed.models().isEmpty()) {
            report.show(Text.EMPTY.muted(
                    listed.problem().isPresent() ? "No models are known." : "No models are known yet."));
        } else {
            report.show(ModelTable.of(listed.models(), withSources));
            if (withSources) {
                profiles(listed).forEach(report::show);
            }
        }
        freshness(listed).ifPresent(report::show);
    }

    /// What holds for how models are asked, where that differs from the standard.
    private static List<Text> profiles(ProviderModels listed) {
        return listed.models().stream()
                .flatMap(model -> EffectiveProfile.of(listed.provider(), model).words().stream()
                        .map(word -> Text.EMPTY.key(model.id()).muted("  " + word)))
                .toList();
    }

    private Optional<Text> freshness(ProviderModels listed) {
        var age = listed.fetched()
                .map(fetched -> Wording.time(
                        Duration.between(fetched, bench.host().clock().instant())));
        if (listed.problem().isPresent()) {
            var old = age.map(
                    time -> " Listed " + time + " ago" + (listed.stale() ? ", so it may be out of date." : "."));
            return Optional.of(
                    Text.warning(ExplainingCommand.sentence(listed.problem().get()) + old.orElse("")));
        }
        return age.map(time -> listed.stale()
                ? Text.warning("Listed " + time + " ago, so it may be out of date.")
                : Text.EMPTY.muted("Listed " + time + " ago"));
    }

    private static void showAliases(Report report, List<AliasSettings> aliases) {
        if (aliases.isEmpty()) {
            return;
        }
        report.heading("Aliases");
        var table = Table.of("Alias", "Stands for");
        aliases.forEach(alias -> table.row(Text.EMPTY.key(alias.name()), Text.of(meaning(alias))));
        report.show(table.build());
    }

    private static String meaning(AliasSettings alias) {
        return switch (alias) {
            case AliasSettings.InOrder(var _, var targets, var _) ->
                targets.stream().map(AliasSettings.Target::toString).collect(Collectors.joining(", else "));
            case AliasSettings.Chosen(var _, var choose, var needs, var among, var _) ->
                "best by " + choose.name().toLowerCase(Locale.ROOT)
                        + (needs.isEmpty() ? "" : " that can do " + Wording.capabilities(needs))
                        + (among.isEmpty() ? "" : ", among " + String.join(", ", among));
        };
    }

    private static Map<String, Object> data(AliasSettings alias) {
        return Map.of("name", alias.name(), "meaning", meaning(alias));
    }
}
