package dev.antigravity.account;

import java.util.List;

/// The accounts there are, from the configuration and from the vault.
@FunctionalInterface
public interface AccountDirectory {
    /// The accounts of a provider that requests may use, best first. The same list as long as nothing changes, so that
    /// asking for every request costs nothing.
    List<Account> usable(String provider);
}
