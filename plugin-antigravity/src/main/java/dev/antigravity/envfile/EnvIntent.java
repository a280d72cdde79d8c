package dev.antigravity.envfile;

import java.util.List;

/// What a plan is for, so that it can be made again when the file has changed.
sealed interface EnvIntent {

    record Edit(EnvChanges changes, ForeignEdits foreignEdits) implements EnvIntent {}

    /// @param entries the journal entries to take back, newest first
    record Undo(List<JournalEntry> entries) implements EnvIntent {
        public Undo {
            entries = List.copyOf(entries);
        }
    }

    record Restore(EnvContent content) implements EnvIntent {}
}
