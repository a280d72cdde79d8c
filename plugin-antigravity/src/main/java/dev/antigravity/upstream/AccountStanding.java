package dev.antigravity.upstream;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountStore;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.account.Tier;
import dev.antigravity.chat.Protocol;
import dev.antigravity.net.Cancellation;
import dev.antigravity.settings.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Notes in the vault how an account stands at its provider, where the provider tells: its project and its tier.
/// Thread-safe.
public final class AccountStanding {
    /// The label that says why an account is not set up.
    public static final String PROBLEM = "not-set-up";

    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final AccountStore accounts;
    private final CloudCodeOnboarding onboarding;
    private final Consumer<URI> allow;

    /// @param allow lets calls go to an address
    public AccountStanding(AccountStore accounts, CloudCodeOnboarding onboarding, Consumer<URI> allow) {
        this.accounts = accounts;
        this.onboarding = onboarding;
        this.allow = allow;
    }

    /// @return the account as it is kept now; unchanged if its provider has no such call
    public StoredAccount settle(ProviderSettings provider, StoredAccount kept) {
        if (provider.protocol() != Protocol.CLOUD_CODE) {
            return kept;
        }
        var request = ListingRequest.of(provider, kept.account(), kept.credential(), SILENCE);
        if (request.isEmpty()) {
            return kept;
        }
        allow.accept(request.get().service().stated());
        try {
            var outcome = onboarding.settle(request.get(), new Cancellation());
            return accounts.update(kept.id(), account -> noted(account, outcome));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return kept;
        }
    }

    private static Account noted(Account account, CloudCodeOnboarding.Outcome outcome) {
        return switch (outcome) {
            case CloudCodeOnboarding.Outcome.SetUp(var project, var tier) ->
                withTier(account.withoutLabel(PROBLEM).withProject(project), tier);
            case CloudCodeOnboarding.Outcome.NotSetUp(var reason, var tier) ->
                withTier(account.withLabel(PROBLEM, reason), tier);
        };
    }

    private static Account withTier(Account account, Optional<Tier> tier) {
        return tier.map(found -> account.withLabel(Tier.LABEL, found.word())).orElse(account);
    }
}
