package dev.antigravity.pool;

import dev.antigravity.account.Account;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// An account that may serve requests, with what is agreed about its use.
///
/// @param excludedModels upstream names it must not be asked for
/// @param proxy          the way out for this account alone
/// @param mostInFlight   requests it serves at the same time
public record Member(Account account, Set<String> excludedModels, Optional<URI> proxy, int mostInFlight) {
    public Member {
        excludedModels = Set.copyOf(excludedModels);
    }

    /// An account that may be used freely.
    public static Member of(Account account) {
        return new Member(account, Set.of(), Optional.empty(), Integer.MAX_VALUE);
    }

    String id() {
        return account.id();
    }
}
