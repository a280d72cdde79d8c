package dev.antigravity.account;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// How requests may use an account, wherever that is said: in the configuration, or by its user of one in the vault.
///
/// @param enabled        whether they may at all
/// @param weight         its share of the requests among accounts of the same priority, 1 or more
/// @param priority       higher ones are used first
/// @param excludedModels upstream names it must not be asked for
/// @param proxy          the way out for this account alone
/// @param mostInFlight   requests it serves at the same time; empty: as many as there are
public record AccountUse(
        boolean enabled,
        int weight,
        int priority,
        Set<String> excludedModels,
        Optional<URI> proxy,
        Optional<Integer> mostInFlight) {
    /// What holds unless somebody says otherwise.
    public static final AccountUse USUAL = new AccountUse(true, 1, 0, Set.of(), Optional.empty(), Optional.empty());

    public AccountUse {
        if (weight < 1) {
            throw new IllegalArgumentException("the weight of an account is 1 or more, not " + weight);
        }
        excludedModels = Set.copyOf(excludedModels);
    }

    public AccountUse withEnabled(boolean nowEnabled) {
        return new AccountUse(nowEnabled, weight, priority, excludedModels, proxy, mostInFlight);
    }

    public AccountUse withWeight(int newWeight) {
        return new AccountUse(enabled, newWeight, priority, excludedModels, proxy, mostInFlight);
    }

    public AccountUse withPriority(int newPriority) {
        return new AccountUse(enabled, weight, newPriority, excludedModels, proxy, mostInFlight);
    }

    public AccountUse withExcludedModels(Set<String> models) {
        return new AccountUse(enabled, weight, priority, models, proxy, mostInFlight);
    }

    public AccountUse withProxy(Optional<URI> way) {
        return new AccountUse(enabled, weight, priority, excludedModels, way, mostInFlight);
    }

    public AccountUse withMostInFlight(Optional<Integer> most) {
        return new AccountUse(enabled, weight, priority, excludedModels, proxy, most);
    }
}
