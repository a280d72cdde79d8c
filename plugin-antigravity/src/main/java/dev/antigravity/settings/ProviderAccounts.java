package dev.antigravity.settings;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import java.util.List;

/// The accounts of a provider as one configuration states it, and those of the vault. A request that began under a
/// configuration that has changed since goes on with it: no key ever goes to an address that another configuration
/// states.
public interface ProviderAccounts {
    /// The accounts that requests may use, best first. The same list as long as nothing changes.
    List<Account> usable(ProviderSettings provider);

    /// A credential that is good now.
    ///
    /// @throws dev.antigravity.account.CredentialUnavailableException if there is none
    Credential fresh(ProviderSettings provider, Account account);

    /// Another credential after the provider has rejected one that should have been good.
    ///
    /// @throws dev.antigravity.account.CredentialUnavailableException if there is none
    Credential afterRejection(ProviderSettings provider, Account account, Credential rejected);
}
