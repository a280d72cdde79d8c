package dev.antigravity.command;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.TermsClass;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.Text;
import dev.antigravity.net.Cancellation;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.LoginOffer;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.upstream.ListingOutcome;
import java.util.Arrays;

/// `accounts add`: an account by its API key, which is asked for without echo and tried before it is kept.
final class AddAccountCommand extends WorkbenchCommand {
    static final String USUAL_NAME = "main";

    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "accounts add")
            .summary("Add an account by its API key")
            .description("""
                    The key is asked for without echo, never taken from the command line, tried at the provider, and kept \
                    in the vault.""")
            .parameter(ParameterSpec.required("provider", "PROVIDER", "whose key it is"))
            .option(OptionSpec.flag("api-key", "the account proves itself by an API key"))
            .option(OptionSpec.value("name", "NAME", "what to call it"))
            .example("accounts add claude --api-key")
            .example("accounts add openai --api-key --name work")
            .build();

    AddAccountCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var provider = KnownProviders.get(bench.settings(), call.arguments().required("provider"));
        refuseWhereKeysAreNotTaken(provider);
        var account = account(provider, call);
        new AccountShelf(bench).find(account.id()).ifPresent(AddAccountCommand::refuseTaken);
        var key = key(provider, conversation);
        var stored = bench.storedAccounts().add(account, new Credential.ApiKey(key));
        var verdict = tried(provider, stored.account(), conversation);
        if (verdict instanceof ListingOutcome.Rejected(var reason)) {
            bench.storedAccounts().remove(stored.id());
            throw new CommandException(
                    ErrorCode.UNAUTHORIZED,
                    provider.title() + " does not accept this key, so it was not kept: " + reason + ".",
                    "Check that the key is whole, and that it belongs to this provider.");
        }
        return report(stored.account(), verdict).done();
    }

    private static void refuseWhereKeysAreNotTaken(ProviderSettings provider) {
        provider.refusal(TermsClass.API_KEY).ifPresent(reason -> {
            throw new CommandException(
                    ErrorCode.UNAUTHORIZED,
                    reason,
                    provider.refusal(TermsClass.OWN_CLIENT).orElse(""));
        });
        if (provider.baseUrl().isEmpty()) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    provider.title() + " has no address yet.",
                    "State providers." + provider.id() + ".base-url in the configuration first.");
        }
    }

    private static void refuseTaken(KnownAccount taken) {
        throw new CommandException(
                ErrorCode.USAGE,
                "There is an account " + taken.id() + " already.",
                Text.of("Choose another --name, or remove it with ")
                        .command("antigravity accounts remove " + taken.id())
                        .and("."));
    }

    private Account account(ProviderSettings provider, CommandCall call) {
        var name = call.arguments()
                .value("name")
                .orElseGet(() -> bench.storedAccounts().freeName(provider.id(), USUAL_NAME));
        return Account.of(
                provider.id(), name, TermsClass.API_KEY, bench.host().clock().instant());
    }

    private static Secret key(ProviderSettings provider, Conversation conversation) {
        var help = provider.logins().stream()
                .filter(offer -> offer.terms() == TermsClass.API_KEY)
                .map(LoginOffer::reason)
                .findFirst();
        var question = SecretQuestion.of("api-key", "API key for " + provider.title());
        var typed = conversation
                .askSecret(help.map(question::withHelp).orElse(question))
                .orThrow();
        try {
            return secret(new String(typed).strip());
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static Secret secret(String key) {
        if (key.isEmpty() || key.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new CommandException(
                    ErrorCode.USAGE, "This is no API key: keys are one word.", "Copy it again, whole and alone.");
        }
        return Secret.of(key);
    }

    private ListingOutcome tried(ProviderSettings provider, Account account, Conversation conversation) {
        try (var progress = conversation.progress("Trying the key")) {
            var verdict = new ModelListings(bench).ask(provider, account, new Cancellation());
            switch (verdict) {
                case ListingOutcome.Listed(var listing) ->
                    progress.done(provider.title() + " accepts the key and lists "
                            + Wording.plural(listing.models().size(), "model", "models"));
                case ListingOutcome.NotOffered _ -> progress.done("The key cannot be tried without a request");
                case ListingOutcome.Rejected(var reason) -> progress.fail(reason);
                case ListingOutcome.Unreachable(var reason) -> progress.fail(reason);
            }
            return verdict;
        }
    }

    private Report report(Account account, ListingOutcome verdict) {
        var report = new Report().success("Added " + account.id()).data("account", account.id());
        report.data("verified", verdict instanceof ListingOutcome.Listed);
        if (verdict instanceof ListingOutcome.Unreachable) {
            report.warning("The key is kept, but could not be tried.");
        }
        bench.vault()
                .protection()
                .ifPresent(protection -> report.show(
                        Text.EMPTY.muted("It is in the vault, protected by " + protection.description() + ".")));
        return report.next("antigravity list models --provider " + account.provider())
                .next("antigravity configure");
    }
}
