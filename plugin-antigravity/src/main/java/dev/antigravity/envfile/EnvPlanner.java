package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Works out what a wish means for the file as it is now: the three-way merge between what we wrote last (the journal),
/// what is wanted, and what the file says.
final class EnvPlanner {
    private final EnvTarget target;
    private final EnvJournal journal;

    EnvPlanner(EnvTarget target, EnvJournal journal) {
        this.target = target;
        this.journal = journal;
    }

    EnvPlan plan(EnvIntent intent, EnvContent now, Predicate<String> secretKeys) {
        return switch (intent) {
            case EnvIntent.Edit edit -> edit(edit, now, secretKeys);
            case EnvIntent.Undo undo -> undo(undo, now, secretKeys);
            case EnvIntent.Restore restore ->
                new EnvPlan(target.named(), restore, now, restore.content(), List.of(), secretKeys);
        };
    }

    /// The same wish after the file has changed under a plan.
    ///
    /// @throws EnvConflictException if it would now do anything that was not shown
    EnvPlan again(EnvPlan shown, EnvContent now) {
        if (shown.intent() instanceof EnvIntent.Restore) {
            throw EnvConflictException.aboutTheFile(target.named());
        }
        var fresh = plan(shown.intent(), now, shown.secretKeys());
        var values = target.textOf(now).values();
        var conflicts = new ArrayList<String>();
        for (var change : shown.changes()) {
            var isThere = change.after().equals(Optional.ofNullable(values.get(change.key())));
            if (!isThere && !fresh.changes().contains(change)) {
                conflicts.add(change.key());
            }
        }
        for (var change : fresh.changes()) {
            if (!shown.changes().contains(change) && !conflicts.contains(change.key())) {
                conflicts.add(change.key());
            }
        }
        if (!conflicts.isEmpty()) {
            throw EnvConflictException.aboutKeys(target.named(), conflicts);
        }
        return fresh;
    }

    private EnvPlan edit(EnvIntent.Edit edit, EnvContent now, Predicate<String> secretKeys) {
        var before = target.textOf(now);
        var lastWritten = journal.lastWritten(now);
        var kept = new ArrayList<EnvDrift>();
        var text = before;
        for (var wanted : edit.changes().wishes().entrySet()) {
            var key = wanted.getKey();
            var wish = wanted.getValue();
            var found = text.value(key);
            var wrote = lastWritten.getOrDefault(key, found);
            if (wish.equals(found)) {
                continue;
            }
            if (wrote.equals(found) || edit.foreignEdits().areReplaced(key)) {
                text = wish.isPresent() ? text.with(key, wish.get()) : text.without(key);
            } else {
                kept.add(new EnvDrift(key, wrote, found, secretKeys.test(key)));
            }
        }
        var after = text.text().equals(before.text()) ? now : EnvContent.of(text);
        return new EnvPlan(target.named(), edit, now, after, kept, secretKeys);
    }

    private EnvPlan undo(EnvIntent.Undo undo, EnvContent now, Predicate<String> secretKeys) {
        var reversal = new EnvReversal(now, secretKeys);
        try {
            undo.entries().forEach(reversal::takeBack);
        } catch (UnreadableEnvException _) {
            throw EnvConflictException.aboutTheFile(target.named());
        }
        return new EnvPlan(target.named(), undo, now, reversal.result(), reversal.kept(), secretKeys);
    }

    /// Keys that we wrote and somebody else has changed since.
    List<EnvDrift> drift(EnvContent now, Predicate<String> secretKeys) {
        var values = target.textOf(now);
        var drift = new ArrayList<EnvDrift>();
        journal.lastWritten(now).forEach((key, wrote) -> {
            if (!values.value(key).equals(wrote)) {
                drift.add(new EnvDrift(key, wrote, values.value(key), secretKeys.test(key)));
            }
        });
        return List.copyOf(drift);
    }
}
