package dev.antigravity.sandbox.mind;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/// Remembers which beginnings of prompts it has seen, each for one account and model. Thread-safe.
///
/// Real providers cache only beginnings of a thousand tokens or more; this one has no least length, so that small
/// examples show the effect.
public final class PromptCache {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int MOST_ENTRIES = 50_000;

    private final Clock clock;
    private final LinkedHashMap<String, Instant> keptUntil = new LinkedHashMap<>(16, 0.75f, true);

    public PromptCache(Clock clock) {
        this.clock = clock;
    }

    /// What a prompt cost or saved.
    ///
    /// @param read      tokens found in the cache
    /// @param written   tokens put there for five minutes because the client asked
    /// @param written1h tokens put there for an hour because the client asked
    public record Use(long read, long written, long written1h) {}

    /// Looks the prompt up and remembers it.
    public synchronized Use use(String account, String model, Prefix prefix) {
        var now = clock.instant();
        var digest = sha256();
        digest.update((account + "\n" + model + "\n").getBytes(StandardCharsets.UTF_8));
        var read = 0L;
        var written = 0L;
        var written1h = 0L;
        var tokens = 0L;
        var settled = 0L;
        for (var i = 0; i < prefix.segments().size(); i++) {
            var segment = prefix.segments().get(i);
            digest.update(segment.identity().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            tokens += segment.tokens();
            var key = snapshot(digest);
            var isLast = i == prefix.segments().size() - 1;
            // A provider that caches unasked never has the whole of a prompt: the newest part is always read afresh.
            if (isKept(key, now) && !(prefix.automatic() && isLast)) {
                read = tokens;
                settled = tokens;
                written = 0;
                written1h = 0;
            }
            var keep = prefix.automatic() ? FIVE_MINUTES : segment.keep().orElse(Duration.ZERO);
            if (keep.isPositive()) {
                remember(key, now.plus(keep));
                if (!prefix.automatic()) {
                    written += keep.equals(FIVE_MINUTES) ? tokens - settled : 0;
                    written1h += keep.equals(FIVE_MINUTES) ? 0 : tokens - settled;
                    settled = tokens;
                }
            }
        }
        return new Use(read, written, written1h);
    }

    private boolean isKept(String key, Instant now) {
        var until = keptUntil.get(key);
        return until != null && until.isAfter(now);
    }

    private void remember(String key, Instant until) {
        keptUntil.put(key, until);
        if (keptUntil.size() > MOST_ENTRIES) {
            keptUntil.pollFirstEntry();
        }
    }

    private static String snapshot(MessageDigest digest) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this JDK cannot be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
