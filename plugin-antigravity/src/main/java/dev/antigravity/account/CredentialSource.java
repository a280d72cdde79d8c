package dev.antigravity.account;

/// Gives the credential of an account when a call is about to be made.
public interface CredentialSource {
    /// A credential that is good now. May renew it first, once for all who ask at the same time.
    ///
    /// @throws CredentialUnavailableException if there is none
    Credential fresh(Account account);

    /// Another credential after the provider has rejected one that should have been good. Comes back at once with a
    /// credential that is newer than the rejected one, if somebody has renewed it already.
    ///
    /// @throws CredentialUnavailableException if there is none
    Credential afterRejection(Account account, Credential rejected);
}
