package dev.antigravity.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which account a conversation belongs to, for the latest {@value #KEPT} conversations. Not thread-safe.
final class Affinity {
    private static final int KEPT = 10_000;

    private final Map<String, String> homes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    private long settled;

    Optional<String> homeOf(String conversation) {
        return Optional.ofNullable(homes.get(conversation));
    }

    void settle(String conversation, String account) {
        homes.put(conversation, account);
        settled++;
    }

    /// Grows whenever a conversation settles or moves.
    long settled() {
        return settled;
    }

    /// Those used last, at the end the latest.
    Map<String, String> latest(int most) {
        var latest = new LinkedHashMap<String, String>();
        homes.entrySet().stream()
                .skip(Math.max(0, homes.size() - most))
                .forEach(home -> latest.put(home.getKey(), home.getValue()));
        return latest;
    }

    /// Takes over from before what has not settled since.
    void remember(Map<String, String> before) {
        var since = new LinkedHashMap<>(homes);
        homes.clear();
        homes.putAll(before);
        homes.putAll(since);
    }
}
