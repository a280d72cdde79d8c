package dev.antigravity.relay;

import dev.antigravity.account.Account;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.account.Quota;
import dev.antigravity.chat.Protocol;
import dev.antigravity.ledger.QuotaBook;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.settings.ProviderAccounts;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import dev.antigravity.upstream.ListingRequest;
import dev.antigravity.upstream.QuotaClient;
import dev.antigravity.upstream.QuotaHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Knows what is left to each account: reads along what answers say, and asks where a provider has a call for it, at
/// most every {@link #FRESH} and never while another asks. Thread-safe.
public final class QuotaKeeper {
    static final Duration FRESH = Duration.ofMinutes(5);

    /// After a failure.
    private static final Duration PATIENCE_WITH_FAILURE = Duration.ofMinutes(1);

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Supplier<Settings> settings;
    private final ProviderAccounts accounts;
    private final QuotaClient client;
    private final QuotaBook book;
    private final InstantSource clock;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    /// @param problem why it was in vain
    private record Asked(Instant at, Optional<String> problem) {}

    /// @param quotas  the latest, as the upstream said
    /// @param problem why they could not be asked for
    public record Standing(Account account, List<Quota> quotas, List<Quota> history, Optional<String> problem) {}

    public QuotaKeeper(
            Supplier<Settings> settings,
            ProviderAccounts accounts,
            QuotaClient client,
            QuotaBook book,
            InstantSource clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.client = client;
        this.book = book;
        this.clock = clock;
    }

    /// An upstream has answered.
    void seen(Account account, String model, Headers headers) {
        book.note(account.id(), QuotaHeaders.read(headers, model, clock.instant()));
    }

    /// How every usable account stands. Asks those providers that can be asked, all at once, if it is time.
    public List<Standing> standings() throws InterruptedException {
        ask(usable().filter(this::takeTurn).toList());
        return known();
    }

    /// The same as far as it is known; nobody is asked.
    public List<Standing> known() {
        return usable().map(this::standing).toList();
    }

    private Stream<Account> usable() {
        return settings.get().providers().values().stream().flatMap(provider -> accounts.usable(provider).stream());
    }

    private Standing standing(Account account) {
        var problem = Optional.ofNullable(asked.get(account.id())).flatMap(Asked::problem);
        return new Standing(account, book.of(account.id()), book.history(account.id()), problem);
    }

    /// Whether it is time to ask, and nobody else has begun to.
    private boolean takeTurn(Account account) {
        var provider = settings.get().provider(account.provider());
        if (provider.isEmpty() || provider.get().protocol() != Protocol.CLOUD_CODE) {
            return false;
        }
        var mine = new Asked(clock.instant(), Optional.empty());
        return asked.compute(account.id(), (_, last) -> last == null || isStale(last) ? mine : last) == mine;
    }

    private boolean isStale(Asked last) {
        var rest = last.problem().isPresent() ? PATIENCE_WITH_FAILURE : FRESH;
        return !clock.instant().isBefore(last.at().plus(rest));
    }

    private void ask(List<Account> due) throws InterruptedException {
        if (due.isEmpty()) {
            return;
        }
        var cancellation = new Cancellation();
        var calls = new ArrayList<Callable<Object>>();
        for (var account : due) {
            calls.add(Executors.callable(() -> ask(account, cancellation)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(calls, SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            cancellation.cancel();
        }
    }

    private void ask(Account account, Cancellation cancellation) {
        var problem = settings.get()
                .provider(account.provider())
                .map(provider -> problem(provider, account, cancellation))
                .orElse(Optional.empty());
        asked.put(account.id(), new Asked(clock.instant(), problem));
    }

    private Optional<String> problem(ProviderSettings provider, Account account, Cancellation cancellation) {
        try {
            var request = ListingRequest.of(provider, account, accounts.fresh(provider, account), SILENCE);
            if (request.isEmpty()) {
                return Optional.of("no base-url is configured for " + provider.id());
            }
            return switch (client.fetch(request.get(), cancellation)) {
                case QuotaClient.Outcome.Stated(var quotas) -> {
                    book.note(account.id(), quotas);
                    yield Optional.empty();
                }
                case QuotaClient.Outcome.NotStated(var reason) -> Optional.of(reason);
            };
        } catch (CredentialUnavailableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
