package dev.antigravity.command;

import dev.antigravity.account.TermsClass;
import dev.antigravity.api.Candidate;
import dev.antigravity.api.Choice;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Text;
import dev.antigravity.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;

/// `oauth`: signs in with the user's own OAuth client, by a browser here, a browser elsewhere, or a device; in one go
/// or in two.
final class OAuthCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "oauth")
            .summary("Sign in to a provider")
            .description("""
                    Opens the provider's page and waits until you have consented. --no-browser is for a browser on \
                    another machine: paste the address it ends at. --start only begins, for hosts that cannot wait; \
                    --finish ends what was begun.""")
            .option(OptionSpec.value("provider", "ID", "where to sign in"))
            .option(OptionSpec.flag("device", "by a short code, typed on any other device"))
            .option(OptionSpec.flag("no-browser", "show the address only, and take the answer by hand"))
            .option(OptionSpec.value("account", "NAME", "what to call the account")
                    .byDefault(AddAccountCommand.USUAL_NAME))
            .option(OptionSpec.flag("start", "only begin, and say how to finish"))
            .option(OptionSpec.value("finish", "STATE", "finish a login that was begun with --start"))
            .option(OptionSpec.value("callback-url", "URL", "where the browser ended, for --finish"))
            .example("oauth --provider gemini")
            .example("oauth --provider antigravity --account second")
            .example("oauth --provider gemini --device")
            .example("oauth --provider gemini --start")
            .example("oauth --finish STATE --callback-url \"http://127.0.0.1:8317/callback?code=…\"")
            .build();

    private final Duration patience;

    /// @param patience how long a user may take to consent
    OAuthCommand(Workbench bench, Duration patience) {
        super(bench, SPEC);
        this.patience = patience;
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        var all = super.complete(request);
        var ready = request.name().equals("provider") ? among(all) : List.<Candidate>of();
        return ready.isEmpty() ? all : ready;
    }

    /// Those of them where somebody can sign in as things stand.
    private List<Candidate> among(List<Candidate> providers) {
        return providers.stream()
                .filter(candidate -> KnownProviders.get(bench.settings(), candidate.value())
                        .oauth()
                        .missing()
                        .isEmpty())
                .toList();
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var arguments = call.arguments();
        var logins = new LoginDesk(bench, conversation, patience);
        if (arguments.has("finish")) {
            return logins.finish(arguments.required("finish"), arguments.value("callback-url"));
        }
        var provider = provider(call, conversation);
        refuseWhatCannotBeginHere(provider);
        var account = arguments.required("account");
        if (provider.oauth().sessionEndpoint().isPresent()) {
            return logins.bySession(provider, account);
        }
        if (arguments.has("device")) {
            return arguments.has("start") ? logins.startDevice(provider, account) : logins.byDevice(provider, account);
        }
        if (arguments.has("start")) {
            return logins.startCode(provider, account);
        }
        return arguments.has("no-browser") && conversation.capabilities().interactive()
                ? logins.byPaste(provider, account)
                : logins.byLoopback(provider, account, !arguments.has("no-browser"));
    }

    private ProviderSettings provider(CommandCall call, Conversation conversation) {
        var named = call.arguments().value("provider");
        if (named.isPresent()) {
            return KnownProviders.get(bench.settings(), named.get());
        }
        var items = bench.settings().providers().values().stream()
                .filter(ProviderSettings::enabled)
                .map(OAuthCommand::item)
                .toList();
        return conversation.choose(Choice.of("provider", "Sign in to", items)).orThrow();
    }

    private static Choice.Item<ProviderSettings> item(ProviderSettings provider) {
        var item = Choice.Item.of(provider, provider.id(), provider.title());
        if (provider.oauth().missing().isEmpty()) {
            return item;
        }
        return item.disabledBecause(
                provider.refusal(TermsClass.API_KEY).isEmpty()
                        ? "by API key: accounts add " + provider.id()
                        : "needs your own OAuth client");
    }

    private void refuseWhatCannotBeginHere(ProviderSettings provider) {
        provider.loginRefusal().ifPresent(reason -> {
            var unsupported = provider.logins().stream()
                    .filter(offer -> offer.terms() == TermsClass.UNSUPPORTED)
                    .map(offer -> offer.reason() + " ")
                    .findFirst();
            var known = unsupported.filter(said -> !reason.startsWith(said)).orElse("");
            throw new CommandException(ErrorCode.UNAUTHORIZED, known + reason, byKey(provider));
        });
        bench.signIn().obstacle(provider.id()).ifPresent(obstacle -> {
            throw new CommandException(
                    ErrorCode.PROVIDER_DOWN,
                    "The authorization server of " + provider.title() + " cannot be found: " + obstacle + ".",
                    "Check oauth.issuer, or state the endpoints, under providers." + provider.id() + ".");
        });
    }

    private static Text byKey(ProviderSettings provider) {
        return provider.refusal(TermsClass.API_KEY).isEmpty()
                ? Text.of("Or add an API key: ").command("antigravity accounts add " + provider.id() + " --api-key")
                : Text.of("See docs/terms.md.");
    }
}
