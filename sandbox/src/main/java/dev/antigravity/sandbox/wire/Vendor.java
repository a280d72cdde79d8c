package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.refusal.Refusal;
import java.util.Optional;

/// A vendor's manners: where it looks for credentials, how it says no, what its answers are headed with.
public interface Vendor {
    Optional<String> credential(Call call);

    /// What it says to a caller it does not know.
    Refusal turnAway(Caller.Stranger stranger);

    Answer refuse(Refusal refusal);

    /// The headers of a good answer.
    Headers headers(Account account);
}
