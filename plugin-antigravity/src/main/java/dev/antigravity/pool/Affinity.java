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

    Optional<String> homeOf(String conversation) {
        return Optional.ofNullable(homes.get(conversation));
    }

    void settle(String conversation, String account) {
        homes.put(conversation, account);
    }
}
