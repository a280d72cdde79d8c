package dev.antigravity.host.chat;

import java.time.Instant;
import java.util.function.Predicate;
import org.jline.reader.impl.history.DefaultHistory;

/// A history that never hears of lines with secrets, neither on disk nor for the arrow keys.
final class DiscreetHistory extends DefaultHistory {
    private final Predicate<String> secret;

    DiscreetHistory(Predicate<String> secret) {
        this.secret = secret;
    }

    @Override
    public void add(Instant time, String line) {
        if (!secret.test(line)) {
            super.add(time, line);
        }
    }
}
