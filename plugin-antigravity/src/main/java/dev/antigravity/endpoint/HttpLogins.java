package dev.antigravity.endpoint;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountStore;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.oauth.CodeLogin;
import dev.antigravity.oauth.DeviceLogin;
import dev.antigravity.oauth.LoginOutcome;
import dev.antigravity.oauth.OAuthAccounts;
import dev.antigravity.oauth.SignIn;
import dev.antigravity.oauth.UnavailableLoginException;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The ways to sign in, for callers that come over HTTP. Remembers for a while how each login ended. Thread-safe.
public final class HttpLogins {
    private static final int REMEMBERED = 200;

    /// What others call providers we know under another name.
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "llmux/claude", "claude",
            "llmux/chatgpt", "openai",
            "llmux/gemini", "gemini",
            "anthropic", "claude",
            "chatgpt", "openai",
            "aistudio", "gemini");

    private final Tools tools;
    private final SequencedMap<String, LoginOutcome> ended = new LinkedHashMap<>();

    /// What there is to sign in with, as the configuration of the moment says.
    public record Tools(
            Supplier<Settings> settings,
            Supplier<SignIn> signIn,
            Supplier<AccountStore> accounts,
            Supplier<OAuthAccounts> logins) {}

    public HttpLogins(Tools tools) {
        this.tools = tools;
    }

    /// The provider of that name, or of that other name.
    ///
    /// @throws RefusedException if there is none
    ProviderSettings provider(String name) {
        var settings = tools.settings().get();
        return settings.provider(name)
                .or(() -> Optional.ofNullable(OTHER_NAMES.get(name)).flatMap(settings::provider))
                .orElseThrow(
                        () -> new RefusedException(ApiError.of(ErrorKind.NOT_FOUND, "there is no provider " + name)));
    }

    /// @throws RefusedException if nobody can sign in there this way
    CodeLogin.Started startCode(ProviderSettings provider, String account, URI redirect) {
        refuseWhatCannotBegin(provider);
        try {
            return tools.signIn().get().byCode().start(provider.id(), account, redirect);
        } catch (UnavailableLoginException e) {
            throw refused(e);
        }
    }

    /// @throws RefusedException if nobody can sign in there this way
    DeviceLogin.Start.Started startDevice(ProviderSettings provider, String account) {
        refuseWhatCannotBegin(provider);
        try {
            return switch (tools.signIn().get().byDevice().start(provider.id(), account)) {
                case DeviceLogin.Start.Started started -> started;
                case DeviceLogin.Start.NotStarted(var outcome) ->
                    throw new RefusedException(ApiError.of(ErrorKind.BAD_GATEWAY, outcome.message()));
            };
        } catch (UnavailableLoginException e) {
            throw refused(e);
        }
    }

    /// @throws RefusedException if nobody can sign in there this way
    LoginOutcome bySession(ProviderSettings provider, String account, Secret token) {
        refuseWhatCannotBegin(provider);
        try {
            return kept(tools.signIn().get().bySession().signIn(provider.id(), account, token));
        } catch (UnavailableLoginException e) {
            throw refused(e);
        }
    }

    private static void refuseWhatCannotBegin(ProviderSettings provider) {
        provider.loginRefusal().ifPresent(reason -> {
            throw new RefusedException(ApiError.of(ErrorKind.PERMISSION, reason));
        });
    }

    private static RefusedException refused(UnavailableLoginException e) {
        return new RefusedException(ApiError.of(ErrorKind.PERMISSION, String.valueOf(e.getMessage())));
    }

    /// Finishes the login that the browser came back for.
    LoginOutcome finish(String state, String query) {
        return remembered(state, kept(tools.signIn().get().byCode().finish(query)));
    }

    /// How a login stands. A device's provider is asked, if it is time.
    LoginOutcome status(String state) {
        synchronized (ended) {
            var over = ended.get(state);
            if (over != null) {
                return over;
            }
        }
        if (tools.signIn().get().byCode().isPending(state)) {
            return new LoginOutcome.StillWaiting();
        }
        var outcome = tools.signIn().get().byDevice().await(state, Duration.ZERO);
        return outcome instanceof LoginOutcome.StillWaiting || outcome instanceof LoginOutcome.NotPending
                ? outcome
                : remembered(state, kept(outcome));
    }

    private LoginOutcome kept(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.SignedIn login) {
            tools.signIn().get().keep(login);
        }
        return outcome;
    }

    private LoginOutcome remembered(String state, LoginOutcome outcome) {
        if (!state.isEmpty() && !(outcome instanceof LoginOutcome.NotPending)) {
            synchronized (ended) {
                ended.put(state, outcome);
                if (ended.size() > REMEMBERED) {
                    ended.remove(ended.firstEntry().getKey());
                }
            }
        }
        return outcome;
    }

    /// The provider's accounts in the vault.
    List<StoredAccount> accounts(ProviderSettings provider) {
        return tools.accounts().get().list().stream()
                .filter(stored -> stored.account().provider().equals(provider.id()))
                .toList();
    }

    Optional<String> signInReason(StoredAccount account) {
        return tools.logins().get().signInReason(account);
    }

    /// @param account that is gone
    /// @param warning why its tokens may still count at the provider
    record Removed(Account account, Optional<String> warning) {}

    /// Gives logins back and forgets them. Accounts with a key are left alone.
    ///
    /// @param name of one account; empty for all of the provider
    List<Removed> remove(ProviderSettings provider, Optional<String> name) {
        var removed = new ArrayList<Removed>();
        for (var stored : accounts(provider)) {
            var isMeant = name.map(stored.account().name()::equals).orElse(true);
            if (isMeant && stored.credential() instanceof OAuthTokens tokens) {
                var warning = tools.signIn().get().revoke(stored.account(), tokens);
                tools.accounts().get().remove(stored.id());
                removed.add(new Removed(stored.account(), warning));
            }
        }
        return removed;
    }
}
