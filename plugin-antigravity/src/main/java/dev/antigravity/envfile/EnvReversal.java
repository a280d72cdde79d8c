package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Takes steps back. If the file is as a step left it, the bytes before the step return exactly. Otherwise only the
/// keys of the step return to what was written before, and whatever anybody else wrote stays as it is.
final class EnvReversal {
    private final Predicate<String> secretKeys;
    private final List<EnvDrift> kept = new ArrayList<>();
    private EnvContent now;

    EnvReversal(EnvContent now, Predicate<String> secretKeys) {
        this.now = now;
        this.secretKeys = secretKeys;
    }

    EnvContent result() {
        return now;
    }

    /// Keys that somebody else has changed since the step, and that stay.
    List<EnvDrift> kept() {
        return kept;
    }

    void takeBack(JournalEntry step) {
        if (now.equals(step.after())) {
            now = step.before();
            return;
        }
        var text = now.text();
        for (var key : step.keys()) {
            text = takeBack(key, step, text);
        }
        if (now.exists()) {
            now = EnvContent.of(text);
        }
    }

    private EnvText takeBack(String key, JournalEntry step, EnvText text) {
        var found = text.value(key);
        var wrote = step.after().text().value(key);
        if (found.equals(step.before().text().value(key))) {
            return text;
        }
        if (found.equals(wrote) && now.exists()) {
            return text.takingBack(key, step.before(), step.after());
        }
        kept.add(new EnvDrift(key, wrote, found, secretKeys.test(key)));
        return text;
    }
}
