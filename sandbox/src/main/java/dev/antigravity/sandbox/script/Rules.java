package dev.antigravity.sandbox.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules in force, oldest first. Thread-safe.
public final class Rules {
    private final List<Playing> playing = new ArrayList<>();

    /// Adds a script for the next request that makes a model answer.
    public void next(String script) {
        add(Rule.next(script));
    }

    /// Adds a script for every request that makes a model answer.
    public void always(String script) {
        add(Rule.always(script));
    }

    public synchronized void add(Rule rule) {
        playing.add(new Playing(rule));
    }

    /// The rules that are not used up.
    public synchronized List<Rule> all() {
        return playing.stream().map(one -> one.rule).toList();
    }

    public synchronized void clear() {
        playing.clear();
    }

    /// The step of the oldest rule for that target, which is used by this.
    public synchronized Optional<Step> take(Target target) {
        for (var one : playing) {
            if (one.rule.isFor(target)) {
                var step = one.next();
                if (one.isUsedUp()) {
                    playing.remove(one);
                }
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /// A rule and how far its script has been played.
    private static final class Playing {
        private final Rule rule;
        private final Script script;
        private long taken;

        Playing(Rule rule) {
            this.rule = rule;
            script = Script.of(rule.script());
        }

        Step next() {
            var size = script.steps().size();
            return script.step((int) (taken++ % size));
        }

        boolean isUsedUp() {
            return rule.times().isPresent()
                    && taken >= (long) rule.times().getAsInt() * script.steps().size();
        }
    }
}
