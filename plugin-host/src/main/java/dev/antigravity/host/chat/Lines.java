package dev.antigravity.host.chat;

import dev.antigravity.api.CancellationToken;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a chat's lines come from.
interface Lines {
    /// The next line, or nothing when there will be no more. A line the user gave up on is empty.
    @Nullable
    String next();

    /// Runs something that Ctrl-C cancels.
    <T> T cancellable(Function<CancellationToken, T> work);
}
