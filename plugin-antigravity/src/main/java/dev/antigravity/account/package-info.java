/// The vocabulary of standing at a provider: who somebody is there, and what proves it.
///
/// An {@link dev.antigravity.account.Account} is known to everybody, a {@link dev.antigravity.account.Credential} to
/// few. {@link dev.antigravity.account.AccountStore} keeps both in the vault; accounts that the configuration names are
/// not kept, whoever needs all of them puts the two together. {@link dev.antigravity.account.CredentialSource} gives a
/// credential that is good now. May use `json`, `secret` and `spelling`.
@NullMarked
package dev.antigravity.account;

import org.jspecify.annotations.NullMarked;
