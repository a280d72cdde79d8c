/// Secrets in memory and at rest.
///
/// {@link dev.antigravity.secret.Secret} prints as `***`. {@link dev.antigravity.secret.Vault} keeps JSON records in an
/// encrypted file that several processes may change at the same time. The cipher (Tink's AES-256-GCM) is imported here
/// and nowhere else. May use `files` and `json`.
@NullMarked
package dev.antigravity.secret;

import org.jspecify.annotations.NullMarked;
