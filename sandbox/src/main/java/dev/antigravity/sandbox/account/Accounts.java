package dev.antigravity.sandbox.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// All accounts. One comes into being when it is first named. Thread-safe.
public final class Accounts {
    private final Clock clock;
    private final List<String> keyPrefixes;
    private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();

    /// @param keyPrefixes an API key is one of these and then the id of its account
    public Accounts(Clock clock, List<String> keyPrefixes) {
        this.clock = clock;
        this.keyPrefixes = List.copyOf(keyPrefixes);
    }

    public Account get(String id) {
        return accounts.computeIfAbsent(id, name -> new Account(name, clock));
    }

    /// The account of an API key; empty if the sandbox does not accept the key.
    public Optional<Account> ofApiKey(String key) {
        return keyPrefixes.stream()
                .filter(prefix -> key.startsWith(prefix) && key.length() > prefix.length())
                .map(prefix -> get(key.substring(prefix.length())))
                .findFirst();
    }

    public List<Account> all() {
        return List.copyOf(accounts.values());
    }
}
