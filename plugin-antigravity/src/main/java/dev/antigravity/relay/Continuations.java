package dev.antigravity.relay;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reasoning only its maker can read, kept for clients whose protocol has no place for it until they come back with the
/// result of the call it led to.
///
/// Bounded by number, size and age; the one unused for longest goes first. What is gone costs the model a thought,
/// never a request: translations know what to do without it, so nothing is kept across restarts and nothing is written
/// to a disk. A key is a hash over the client's credential, the account that reasoned, the beginning of the
/// conversation and the call, so nobody else's conversation can guess it, nor another account be sent it. Thread-safe.
final class Continuations {
    private static final int MOST = 10_000;
    private static final long MOST_CHARACTERS = 16 << 20;
    private static final Duration LIFE = Duration.ofHours(12);

    private final Clock clock;
    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    Continuations(Clock clock) {
        this.clock = clock;
    }

    /// What led to one call.
    ///
    /// @param reasoning signed or encrypted blocks, in their order; may be empty
    /// @param signature of the call itself
    record Thoughts(List<ContentBlock> reasoning, Optional<Signature> signature) {
        Thoughts {
            reasoning = List.copyOf(reasoning);
        }

        boolean isEmpty() {
            return reasoning.isEmpty() && signature.isEmpty();
        }

        private long length() {
            return reasoning.stream().mapToLong(Thoughts::length).sum()
                    + signature.map(proof -> proof.value().length()).orElse(0);
        }

        private static long length(ContentBlock block) {
            return switch (block) {
                case ContentBlock.Thinking thinking ->
                    thinking.text().length()
                            + thinking.signature()
                                    .map(proof -> proof.value().length())
                                    .orElse(0);
                case ContentBlock.RedactedThinking redacted -> redacted.data().length();
                default -> throw new IllegalArgumentException("no reasoning");
            };
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    private record Kept(Thoughts thoughts, Instant since) {}

    synchronized void keep(String key, Thoughts thoughts) {
        if (thoughts.isEmpty() || thoughts.length() > MOST_CHARACTERS / 16) {
            return;
        }
        var replaced = kept.put(key, new Kept(thoughts, clock.instant()));
        characters +=
                thoughts.length() - (replaced == null ? 0 : replaced.thoughts().length());
        while (kept.size() > MOST || characters > MOST_CHARACTERS) {
            forgetEldest();
        }
    }

    synchronized Optional<Thoughts> recall(String key) {
        return Optional.ofNullable(kept.get(key))
                .filter(found -> found.since().plus(LIFE).isAfter(clock.instant()))
                .map(Kept::thoughts);
    }

    synchronized int size() {
        return kept.size();
    }

    private void forgetEldest() {
        Map.Entry<String, Kept> eldest = kept.firstEntry();
        characters -= eldest.getValue().thoughts().length();
        kept.remove(eldest.getKey());
    }
}
