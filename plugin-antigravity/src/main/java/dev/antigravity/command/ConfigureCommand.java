package dev.antigravity.command;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.Choice;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.HostEnvironment.EnvValue;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.envfile.ForeignEdits;
import dev.antigravity.settings.ProviderSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `configure`: makes the host use the proxy, with a provider and model of the user's choice.
final class ConfigureCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "configure")
            .summary("Make the host use a provider and model through the proxy")
            .description("""
                    Shows the difference first, backs the file up, writes, and looks whether the host took it. Asks for \
                    whatever no flag says. The host's env file, unless another target is named: Claude Code's own \
                    settings serve where it is used by itself, and where Claude.ws does not pass the env file on.""")
            .option(OptionSpec.value("provider", "ID", "whose models the host is to use"))
            .option(OptionSpec.value("model", "ID", "the model, or an alias"))
            .option(OptionSpec.value("image-model", "ID", "the model for images; none for none"))
            .option(OptionSpec.value("image-provider", "ID", "whose models may make the images"))
            .option(OptionSpec.value("switch-provider", "ID", "the same tiers of model, at another provider"))
            .options(HostFiles.OPTIONS)
            .option(OptionSpec.flag("replace", "write over what somebody else has changed since, too"))
            .options(EnvDesk.OPTIONS)
            .example("configure")
            .example("configure --provider claude --model claude-opus-4-6 --yes")
            .example("configure --switch-provider gemini")
            .example("configure --target claude-settings")
            .build();

    ConfigureCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var place = ProxyPlace.of(bench);
        refuseWithoutAnAddress(place);
        refuseAnImageModelInSettings(call.arguments());
        var desk = new EnvDesk(bench, call, conversation);
        var file = desk.file();
        file.read(); // what cannot be read should show before anybody is asked anything
        var warnings = new ArrayList<>(new HostWarnings(bench, file)
                .all().stream().map(Finding::sentences).toList());
        var choice = new ModelPicker(bench, call, conversation);
        var provider = provider(call, conversation);
        var models = choice.models(provider, currentModel(file));
        warnings.addAll(choice.shortcomings(provider, models.chosen()));
        var image = file.isClaudeSettings() ? Optional.<String>empty() : choice.imageModel();
        var address = place.address();
        var keys = new HostKeys(address, bench.proxyKeys().getFirst(), provider.id(), models, image, login(provider));
        warnings.forEach(conversation::warn);
        var changes = file.isClaudeSettings() ? keys.forClaudeCode() : keys.forEnvFile();
        var foreignEdits = call.arguments().has("replace")
                ? ForeignEdits.REPLACE
                : ForeignEdits.replacing(keys.askedFor(file.read()));
        var plan = file.plan(changes, foreignEdits, SecretKeys::isSecret);
        var report = desk.carryOut(file, plan);
        if (!plan.kept().isEmpty()) {
            desk.next(report, "antigravity configure --replace");
        }
        report.data("provider", provider.id()).data("model", models.chosen());
        report.data("imageModel", image).data("proxy", address.toString()).data("warnings", warnings);
        if (!desk.isDryRun()) {
            verify(desk, file, address, report);
        }
        return report.done();
    }

    private static void refuseWithoutAnAddress(ProxyPlace place) {
        if (place.isUnknown()) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    "server.port is 0, so that the proxy has another address after every start.",
                    "State a fixed server.port in the configuration, or start the proxy first.");
        }
    }

    private static void refuseAnImageModelInSettings(Arguments arguments) {
        if (HostFiles.isSettings(arguments) && (arguments.has("image-model") || arguments.has("image-provider"))) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "Claude Code's settings know no image model.",
                    "Leave it out, or configure the env file.");
        }
    }

    private ProviderSettings provider(CommandCall call, Conversation conversation) {
        var arguments = call.arguments();
        var named = arguments.value("switch-provider").or(() -> arguments.value("provider"));
        if (named.isPresent()) {
            var provider = KnownProviders.get(bench.settings(), named.get());
            if (!isReady(provider)) {
                throw new CommandException(
                        ErrorCode.UNAUTHORIZED,
                        "No account of yours can be used at " + provider.title() + ".",
                        wayIn(provider));
            }
            return provider;
        }
        var items = bench.settings().providers().values().stream()
                .filter(this::isReady)
                .map(provider -> Choice.Item.of(provider, provider.id(), provider.title()))
                .toList();
        if (items.isEmpty()) {
            throw new CommandException(
                    ErrorCode.UNAUTHORIZED,
                    "No provider has an account yet, so there is nothing to configure.",
                    Text.of("Sign in with ")
                            .command("antigravity oauth")
                            .and(", or ")
                            .command("antigravity accounts add")
                            .and("."));
        }
        var first = items.getFirst();
        var all = new ArrayList<>(items);
        all.set(0, first.asRecommended());
        return conversation
                .choose(Choice.of("provider", "Select active provider", List.copyOf(all))
                        .suggesting(first.name()))
                .orThrow();
    }

    private boolean isReady(ProviderSettings provider) {
        return provider.isUsable()
                && !bench.usableAccounts().usable(provider.id()).isEmpty();
    }

    private static Text wayIn(ProviderSettings provider) {
        return provider.oauth().missing().isEmpty()
                ? Text.of("Sign in with ")
                        .command("antigravity oauth --provider " + provider.id())
                        .and(".")
                : Text.of("Add one with ")
                        .command("antigravity accounts add " + provider.id() + " --api-key")
                        .and(".");
    }

    private static Optional<String> currentModel(EnvFile file) {
        return file.read().value(HostKeys.MODEL).filter(model -> !model.isBlank());
    }

    /// Names the login, which stays in the vault: a key reference, no key.
    private Optional<String> login(ProviderSettings provider) {
        return new AccountShelf(bench)
                .of(provider.id()).stream()
                        .filter(account -> account.isUsable() && account.kind().equals(KnownAccount.OAUTH))
                        .map(account -> "vault:" + account.id())
                        .findFirst();
    }

    private void verify(EnvDesk desk, EnvFile file, URI address, Report report) {
        if (desk.isTheHosts(file)) {
            var effective = bench.host().environment().effective(HostKeys.BASE_URL);
            if (effective
                    .filter(value -> !value.value().equals(address.toString()))
                    .isPresent()) {
                report.warning("The host uses another " + HostKeys.BASE_URL + ", from "
                        + effective.map(ConfigureCommand::source).orElse("elsewhere") + ". Remove it there.");
            }
        }
        if (bench.settings().server().port() == 0) {
            report.warning("server.port is 0: the proxy has another address after its next start. Configure again then,"
                    + " or state a port.");
        }
        switch (new ProxyProbe(bench).look(address, bench.proxyKeys().getFirst())) {
            case ProxyProbe.Found.Ours(var _, var opens)
            when opens -> {
                report.success("The proxy answers at " + address);
                if (!bench.host().staysUp()) {
                    report.next("antigravity chat");
                }
            }
            case ProxyProbe.Found.Ours _ ->
                report.warning("The proxy at " + address + " has another key; restart it with this configuration.")
                        .next("antigravity restart");
            case ProxyProbe.Found.Foreign _ ->
                report.warning("Something else listens at " + address
                        + "; stop it, or state another server.port and configure again.");
            case ProxyProbe.Found.Nobody _ ->
                report.line("No proxy listens at " + address + " yet.").next("antigravity start");
        }
        report.next("antigravity status");
    }

    private static String source(EnvValue value) {
        return value.source().path().map(Object::toString).orElse("the process environment");
    }
}
