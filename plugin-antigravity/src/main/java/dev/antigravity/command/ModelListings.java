package dev.antigravity.command;

import dev.antigravity.account.Account;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.catalog.Listing;
import dev.antigravity.net.Cancellation;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.upstream.ListingClient;
import dev.antigravity.upstream.ListingOutcome;
import dev.antigravity.upstream.ListingRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Brings the listings of providers up to date: all at once, and never for longer than {@link #PATIENCE}.
final class ModelListings {
    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Workbench bench;

    ModelListings(Workbench bench) {
        this.bench = bench;
    }

    /// What is known without asking anybody.
    ProviderModels known(ProviderSettings provider) {
        return known(provider, Optional.empty());
    }

    /// Asks those whose listing is old or missing, or all of them.
    List<ProviderModels> upToDate(List<ProviderSettings> providers, boolean askAll) throws InterruptedException {
        var asked = new ArrayList<Asked>();
        var cancellation = new Cancellation();
        try (var threads = threads()) {
            for (var provider : providers) {
                asked.add(new Asked(
                        provider,
                        isDue(provider, askAll)
                                ? Optional.of(threads.submit(() -> ask(provider, cancellation)))
                                : Optional.empty()));
            }
            return answers(asked, cancellation);
        }
    }

    /// Asks each account's provider as that account. What comes back is kept.
    ///
    /// @return what came of it by account
    Map<String, ListingOutcome> verify(List<Account> accounts) throws InterruptedException {
        var cancellation = new Cancellation();
        var answers = new LinkedHashMap<String, Future<ListingOutcome>>();
        var outcomes = new LinkedHashMap<String, ListingOutcome>();
        try (var threads = threads()) {
            for (var account : accounts) {
                var provider = bench.settings().provider(account.provider());
                provider.ifPresent(
                        known -> answers.put(account.id(), threads.submit(() -> ask(known, account, cancellation))));
            }
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            for (var answer : answers.entrySet()) {
                outcomes.put(answer.getKey(), await(answer.getValue(), deadline, cancellation));
            }
            return outcomes;
        }
    }

    private static ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("antigravity-listing-", 0).factory());
    }

    private record Asked(ProviderSettings provider, Optional<Future<ListingOutcome>> answer) {}

    private List<ProviderModels> answers(List<Asked> asked, Cancellation cancellation) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var models = new ArrayList<ProviderModels>();
        for (var one : asked) {
            var outcome = one.answer().isEmpty()
                    ? Optional.<ListingOutcome>empty()
                    : Optional.of(await(one.answer().get(), deadline, cancellation));
            models.add(known(one.provider(), outcome.flatMap(ModelListings::problem)));
        }
        return models;
    }

    private static ListingOutcome await(Future<ListingOutcome> answer, long deadline, Cancellation cancellation)
            throws InterruptedException {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            cancellation.cancel();
            answer.cancel(true);
            return new ListingOutcome.Unreachable("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /// Asks as one account after the other until one is let in.
    ListingOutcome ask(ProviderSettings provider, Cancellation cancellation) {
        ListingOutcome last = new ListingOutcome.Rejected("no account is usable");
        for (var account : bench.usableAccounts().usable(provider.id())) {
            last = ask(provider, account, cancellation);
            if (!(last instanceof ListingOutcome.Rejected)) {
                return last;
            }
        }
        return last;
    }

    /// Asks as that account, and keeps the answer.
    ListingOutcome ask(ProviderSettings provider, Account account, Cancellation cancellation) {
        try {
            var credential = bench.credentials().fresh(account);
            var request = ListingRequest.of(provider, account, credential, SILENCE);
            if (request.isEmpty()) {
                return new ListingOutcome.Unreachable("no base-url is configured for " + provider.id());
            }
            var client = bench.client(request.get().service().stated());
            var outcome = new ListingClient(client, bench.host().clock()).fetch(request.get(), cancellation);
            if (outcome instanceof ListingOutcome.Listed(var listing)) {
                bench.listings().keep(provider.id(), listing);
            }
            return outcome;
        } catch (CredentialUnavailableException e) {
            return e.isSignInNeeded()
                    ? new ListingOutcome.Rejected(String.valueOf(e.getMessage()))
                    : new ListingOutcome.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    private ProviderModels known(ProviderSettings provider, Optional<String> problem) {
        var listing = listing(provider);
        var now = bench.host().clock().instant();
        return new ProviderModels(
                provider,
                bench.catalog().models(provider.id()),
                listing.map(Listing::fetched),
                listing.isPresent() && !listing.get().isFresh(now),
                problem);
    }

    /// Whether it would be asked, by somebody who has an account there.
    boolean isDue(ProviderSettings provider, boolean askAll) {
        return provider.isUsable()
                && !bench.usableAccounts().usable(provider.id()).isEmpty()
                && (askAll || !isFresh(provider));
    }

    private boolean isFresh(ProviderSettings provider) {
        return listing(provider)
                .filter(listing -> listing.isFresh(bench.host().clock().instant()))
                .isPresent();
    }

    private Optional<Listing> listing(ProviderSettings provider) {
        return bench.listings().find(provider.id(), provider.addresses());
    }

    private static Optional<String> problem(ListingOutcome outcome) {
        return switch (outcome) {
            case ListingOutcome.Listed _ -> Optional.empty();
            case ListingOutcome.Rejected(var reason) -> Optional.of(reason);
            case ListingOutcome.Unreachable(var reason) -> Optional.of(reason);
            case ListingOutcome.NotOffered(var reason) -> Optional.of(reason);
        };
    }
}
