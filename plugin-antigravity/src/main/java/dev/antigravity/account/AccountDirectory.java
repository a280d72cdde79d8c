package dev.antigravity.route;

import dev.antigravity.account.Account;
import java.util.List;

/// The accounts there are, from the configuration and from the vault.
@FunctionalInterface
public interface AccountDirectory {
    /// The accounts of a provider that requests may use, best first.
    List<Account> usable(String provider);
}
