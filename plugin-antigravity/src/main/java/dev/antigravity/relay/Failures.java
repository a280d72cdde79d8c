package dev.antigravity.relay;

import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;
import java.util.ArrayList;
import java.util.List;

/// What went wrong while one request was served.
final class Failures {
    private final List<Failure> all = new ArrayList<>();

    record Failure(Candidate candidate, UpstreamFailure why) {
        private boolean isRefusal() {
            return why instanceof UpstreamFailure.Throttled || why instanceof UpstreamFailure.Exhausted;
        }

        private boolean isTelling() {
            return why instanceof UpstreamFailure.Spoken
                    && !(why instanceof UpstreamFailure.Overloaded overloaded && !overloaded.busy());
        }
    }

    void add(Candidate candidate, UpstreamFailure why) {
        all.add(new Failure(candidate, why));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Failure last() {
        return all.getLast();
    }

    boolean isCallersMistake() {
        return !all.isEmpty() && last().why() instanceof UpstreamFailure.CallerMistake;
    }

    boolean areRefusalsOfSeveral() {
        return all.size() > 1 && all.stream().allMatch(Failure::isRefusal);
    }

    /// The last in which an upstream said something of the request or the account; else the last in which it spoke at
    /// all: a line that broke, or a server that fell over, says nothing.
    Failure mostTelling() {
        var newestFirst = all.reversed();
        return newestFirst.stream()
                .filter(Failure::isTelling)
                .findFirst()
                .or(() -> newestFirst.stream()
                        .filter(failure -> failure.why() instanceof UpstreamFailure.Spoken)
                        .findFirst())
                .orElseGet(this::last);
    }
}
