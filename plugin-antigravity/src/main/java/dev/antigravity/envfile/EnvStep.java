package dev.antigravity.envfile;

import java.time.Instant;
import java.util.List;

/// One change we made to an env file, as the journal has it.
///
/// @param number counts up; later steps have higher numbers
/// @param keys   the keys whose values changed
/// @param undone whether it was taken back already
public record EnvStep(int number, Instant at, Kind kind, List<String> keys, boolean undone) {

    /// What the step was for.
    public enum Kind {
        EDIT,
        UNDO,
        RESTORE;

        static Kind of(EnvIntent intent) {
            return switch (intent) {
                case EnvIntent.Edit _ -> EDIT;
                case EnvIntent.Undo _ -> UNDO;
                case EnvIntent.Restore _ -> RESTORE;
            };
        }
    }

    public EnvStep {
        keys = List.copyOf(keys);
    }
}
