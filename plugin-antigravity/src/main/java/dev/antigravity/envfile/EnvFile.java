package dev.antigravity.envfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// One file of variables: read it, plan a change, show the plan, apply it, take it back.
///
/// Nothing is written but by {@link #apply} and {@link #backup}. Holds no content; every call reads the file anew.
/// Thread-safe.
public final class EnvFile {
    private final EnvTarget target;
    private final EnvFiles tools;
    private final EnvJournal journal;
    private final EnvPlanner planner;

    EnvFile(EnvTarget target, EnvFiles tools) {
        this.target = target;
        this.tools = tools;
        this.journal = tools.journalOf(target);
        this.planner = new EnvPlanner(target, journal);
    }

    /// The file as its user named it.
    public Path path() {
        return target.named();
    }

    /// Whether it is a settings file of Claude Code and no env file.
    public boolean isClaudeSettings() {
        return target.notation() == EnvNotation.CLAUDE_SETTINGS;
    }

    public boolean exists() {
        return target.read().exists();
    }

    /// What the file says now; nothing if there is none.
    ///
    /// @throws UnreadableEnvException if there is something that is no such file
    public EnvText read() {
        return target.textOf(target.read());
    }

    /// Works out the changes. Keys that somebody else has changed since we wrote them are kept or replaced as said.
    ///
    /// @param secretKeys which keys hold secrets; their values are never shown
    /// @throws BadEnvKeyException            if a new key has a name that not every reader of env files takes
    /// @throws UnrepresentableValueException if a value cannot be written so that it is read back unchanged
    /// @throws UnreadableEnvException        if the file is none of its kind
    public EnvPlan plan(EnvChanges changes, ForeignEdits foreignEdits, Predicate<String> secretKeys) {
        return planner.plan(new EnvIntent.Edit(changes, foreignEdits), target.read(), secretKeys);
    }

    /// Works out how to take back the last step that is in force; empty if there is none.
    public Optional<EnvPlan> planUndo(Predicate<String> secretKeys) {
        return planUndo(OptionalInt.empty(), secretKeys);
    }

    /// Works out how to return to the time before a step: it and all later ones are taken back. Empty if there is
    /// nothing to take back.
    public Optional<EnvPlan> planUndo(EnvStep step, Predicate<String> secretKeys) {
        return planUndo(OptionalInt.of(step.number()), secretKeys);
    }

    private Optional<EnvPlan> planUndo(OptionalInt backBefore, Predicate<String> secretKeys) {
        var now = target.read();
        var steps = journal.toUndo(now, backBefore);
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(planner.plan(new EnvIntent.Undo(steps), now, secretKeys));
    }

    /// Works out how to put a backup back, byte by byte.
    public EnvPlan planRestore(EnvBackup backup, Predicate<String> secretKeys) {
        var content = backups().content(backup);
        return planner.plan(new EnvIntent.Restore(content), target.read(), secretKeys);
    }

    /// @throws UnwritableEnvException if the file or its folder is not ours to write
    public void checkWritable() {
        target.checkWritable();
    }

    /// Makes the change: backup, journal, then the file in one step. Changes that somebody else made to other keys
    /// since the plan was shown are merged.
    ///
    /// @throws EnvConflictException   if the plan can no longer be carried out as it was shown
    /// @throws UnwritableEnvException if rights or space are missing or another process does not finish
    public EnvApplied apply(EnvPlan plan) {
        return new EnvWriter(target, tools, journal, planner).apply(plan);
    }

    /// Makes a backup and nothing else.
    public EnvBackup backup() {
        try (var _ = tools.locks().acquire(tools.lockOf(target), tools.patience())) {
            var backup = backups().take(target.read());
            backups().prune();
            return backup;
        } catch (IOException e) {
            throw UnwritableEnvException.at(target.named(), e);
        }
    }

    public EnvBackups backups() {
        return tools.backupsOf(target);
    }

    /// The steps we made, newest first.
    public List<EnvStep> steps() {
        return journal.steps(target.read());
    }

    /// The keys that we wrote and somebody else has changed since.
    public List<EnvDrift> drift(Predicate<String> secretKeys) {
        return planner.drift(target.read(), secretKeys);
    }

    /// The step before which the file is again, byte by byte, though we have not taken it back: somebody put an older
    /// file there, as Claude Code does on `/rewind`.
    public Optional<EnvStep> rewoundBefore() {
        return journal.rewoundBefore(target.read());
    }

    @Override
    public String toString() {
        return target.named().toString();
    }
}
