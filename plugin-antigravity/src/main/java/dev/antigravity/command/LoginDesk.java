package dev.antigravity.command;

import dev.antigravity.account.Account;
import dev.antigravity.account.Tier;
import dev.antigravity.api.CancelledException;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Question;
import dev.antigravity.api.Report;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.Text;
import dev.antigravity.api.UrlRequest;
import dev.antigravity.oauth.DeviceLogin;
import dev.antigravity.oauth.LoginOutcome;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.upstream.AccountStanding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The ways to sign in, as a conversation.
final class LoginDesk {
    private static final int USUAL_PORT = 8317;

    private final Workbench bench;
    private final Conversation conversation;
    private final Duration patience;

    LoginDesk(Workbench bench, Conversation conversation, Duration patience) {
        this.bench = bench;
        this.conversation = conversation;
        this.patience = patience;
    }

    /// The browser comes back to this machine by itself.
    CommandResult byLoopback(ProviderSettings provider, String account, boolean openBrowser) {
        var port = provider.oauth().redirectPort();
        return end(waitingFor(() -> bench.signIn()
                .byLoopback()
                .signIn(provider.id(), account, port, patience, started -> {
                    var page = page(started.address(), provider)
                            .withAlternative("Is your browser on another machine? Stop this, and add --no-browser.");
                    show(page, openBrowser);
                })));
    }

    /// The browser is elsewhere: the user brings back what it shows.
    CommandResult byPaste(ProviderSettings provider, String account) {
        var started = bench.signIn().byCode().start(provider.id(), account, redirect(provider));
        show(
                page(started.address(), provider)
                        .withAlternative("Afterwards the browser shows an error, for nobody listens there. "
                                + "Copy the address it ends at."),
                false);
        return end(bench.signIn().byCode().finish(started.state(), pasted()));
    }

    private String pasted() {
        return conversation
                .ask(Question.of("callback-url", "Paste that address"))
                .orThrow();
    }

    CommandResult startCode(ProviderSettings provider, String account) {
        var started = bench.signIn().byCode().start(provider.id(), account, redirect(provider));
        return begun(started.state(), started.expiresAt(), started.address(), provider)
                .line("Then copy the address the browser ends at, also if it shows an error.")
                .next("antigravity oauth --finish " + started.state() + " --callback-url \"…\"")
                .done();
    }

    CommandResult startDevice(ProviderSettings provider, String account) {
        var started = device(provider, account);
        return begun(started.state(), started.expiresAt(), started.direct().orElse(started.page()), provider)
                .show(userCode(started))
                .data("userCode", started.userCode())
                .next("antigravity oauth --finish " + started.state())
                .done();
    }

    /// Says all of it in the result: whoever cannot wait may not see what is shown meanwhile either.
    private Report begun(String state, Instant expires, URI page, ProviderSettings provider) {
        var left = Duration.between(bench.host().clock().instant(), expires);
        return new Report()
                .line("Open this page to sign in to " + provider.title() + ":")
                .show(Text.of("  ").code(page.toString()))
                .data("url", page.toString())
                .line("The login waits for you, for " + Wording.time(left) + ".")
                .data("state", state)
                .data("expires", expires.toString());
    }

    CommandResult byDevice(ProviderSettings provider, String account) {
        var started = device(provider, account);
        showDevice(started, provider);
        return end(waitingFor(() -> bench.signIn().byDevice().await(started.state(), patience)));
    }

    /// @param callback what the browser came back with; empty for a device, or to be asked for
    CommandResult finish(String state, Optional<String> callback) {
        if (callback.isPresent()) {
            return end(bench.signIn().byCode().finish(state, callback.get()));
        }
        if (bench.signIn().byDevice().isPending(state)) {
            return end(waitingFor(() -> bench.signIn().byDevice().await(state, patience)));
        }
        var code = bench.signIn().byCode();
        return end(code.isPending(state) ? code.finish(state, pasted()) : new LoginOutcome.NotPending());
    }

    private LoginOutcome waitingFor(Supplier<LoginOutcome> login) {
        try (var progress = conversation.progress("Waiting for your consent")) {
            var outcome = login.get();
            if (outcome instanceof LoginOutcome.SignedIn) {
                progress.done("Consent given");
            } else {
                progress.fail("Not signed in");
            }
            return outcome;
        }
    }

    private CommandResult end(LoginOutcome outcome) {
        if (!(outcome instanceof LoginOutcome.SignedIn login)) {
            throw failure(outcome);
        }
        var stored = bench.signIn().keep(login);
        var report = new Report()
                .success("Signed in to "
                        + KnownProviders.get(bench.settings(), login.provider()).title() + " as " + login.account())
                .data("account", stored.id())
                .data("provider", login.provider())
                .data("terms", stored.account().terms().word());
        tellStanding(stored.account(), report);
        bench.vault()
                .protection()
                .ifPresent(protection -> report.show(
                        Text.EMPTY.muted("The login is in the vault, protected by " + protection.description() + ".")));
        return report.next("antigravity list models --provider " + login.provider())
                .next("antigravity configure")
                .done();
    }

    private static void tellStanding(Account account, Report report) {
        var tier = Optional.ofNullable(account.labels().get(Tier.LABEL));
        tier.ifPresent(word -> report.line("Plan: " + word).data("tier", word));
        account.project()
                .ifPresent(project -> report.line("Project: " + project).data("project", project));
        Optional.ofNullable(account.labels().get(AccountStanding.PROBLEM))
                .ifPresent(reason -> report.warning("The account is not set up yet: " + reason + "."));
    }

    /// The user pastes the token of a web session.
    CommandResult bySession(ProviderSettings provider, String account) {
        var question = SecretQuestion.of("session-token", "Session token of " + provider.title())
                .withHelp("The value of the cookie __client of its page, where you are signed in.");
        var typed = conversation.askSecret(question).orThrow();
        try {
            return end(bench.signIn().bySession().signIn(provider.id(), account, Secret.of(new String(typed))));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static RuntimeException failure(LoginOutcome outcome) {
        var code = switch (outcome) {
            case LoginOutcome.Cancelled _ -> {
                throw new CancelledException(outcome.message());
            }
            case LoginOutcome.Failed _ -> ErrorCode.PROVIDER_DOWN;
            case LoginOutcome.NotPending _ -> ErrorCode.USAGE;
            case LoginOutcome.SignedIn _,
                    LoginOutcome.Denied _,
                    LoginOutcome.WrongState _,
                    LoginOutcome.TimedOut _,
                    LoginOutcome.StillWaiting _,
                    LoginOutcome.Refused _ -> ErrorCode.UNAUTHORIZED;
        };
        return new CommandException(code, outcome.message(), Text.EMPTY);
    }

    private DeviceLogin.Start.Started device(ProviderSettings provider, String account) {
        return switch (bench.signIn().byDevice().start(provider.id(), account)) {
            case DeviceLogin.Start.Started started -> started;
            case DeviceLogin.Start.NotStarted(var outcome) -> throw failure(outcome);
        };
    }

    private void showDevice(DeviceLogin.Start.Started started, ProviderSettings provider) {
        conversation.openUrl(page(started.direct().orElse(started.page()), provider));
        conversation.show(userCode(started));
    }

    private static Text userCode(DeviceLogin.Start.Started started) {
        return Text.of("Your code: ").and(Text.Role.TITLE, started.userCode());
    }

    private void show(UrlRequest page, boolean openBrowser) {
        conversation.openUrl(openBrowser ? page : page.withoutBrowser());
    }

    private static UrlRequest page(URI address, ProviderSettings provider) {
        return UrlRequest.of(address, "sign in to " + provider.title());
    }

    /// Where nobody listens, in the two-step forms: the provider must know the address all the same.
    private URI redirect(ProviderSettings provider) {
        var ports = List.of(
                provider.oauth().redirectPort(), bench.settings().server().port(), USUAL_PORT);
        var port = ports.stream().filter(number -> number > 0).findFirst().orElseThrow();
        return URI.create("http://127.0.0.1:" + port + "/callback");
    }
}
