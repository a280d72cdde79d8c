package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.account.Account;

/// Who calls.
public sealed interface Caller {
    record Known(Account account) implements Caller {}

    /// Why the caller is not known.
    enum Stranger implements Caller {
        NO_CREDENTIAL,
        BAD_KEY,
        BAD_TOKEN,
        EXPIRED_TOKEN
    }
}
