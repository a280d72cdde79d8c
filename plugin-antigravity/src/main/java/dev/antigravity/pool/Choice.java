package dev.antigravity.pool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of wishing for an account.
public sealed interface Choice {
    /// Somebody can serve. The lease is to be closed.
    ///
    /// @param resting some of those who were passed over, with their evidence
    record Taken(Lease lease, List<Rest> resting) implements Choice {
        public Taken {
            resting = List.copyOf(resting);
        }
    }

    /// Nobody can serve now.
    ///
    /// @param back    when somebody may be tried again; empty if that depends on requests under way
    /// @param stated  the first moment an upstream promised to serve again; empty if none promised anything
    /// @param resting some of those who rest, with their evidence
    /// @param busy    how many have all their hands full
    /// @param probed  whether a request is just finding out if somebody is back
    /// @param home    the account the conversation would wait for; empty if it waits for anybody
    record NotNow(
            Optional<Instant> back,
            Optional<Instant> stated,
            List<Rest> resting,
            int busy,
            boolean probed,
            Optional<String> home)
            implements Choice {
        /// All hands are full.
        static NotNow full(int busy) {
            return new NotNow(Optional.empty(), Optional.empty(), List.of(), busy, false, Optional.empty());
        }

        /// Others came before and wait still. What they wait for may be a probe.
        public static NotNow behindOthers() {
            return new NotNow(Optional.empty(), Optional.empty(), List.of(), 1, true, Optional.empty());
        }

        public NotNow {
            resting = List.copyOf(resting);
        }
    }

    /// There is no account for that model, or all have been tried.
    record Nobody() implements Choice {}
}
