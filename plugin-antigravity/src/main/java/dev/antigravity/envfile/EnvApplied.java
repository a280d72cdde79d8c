package dev.antigravity.envfile;

import java.util.List;
import java.util.Optional;

/// What became of a plan.
///
/// @param changed  whether the file was written
/// @param merged   whether somebody else had changed other parts of the file since the plan was made
/// @param backup   the copy made before, empty if the file was not written
/// @param warnings what the user should know, ready to be shown
public record EnvApplied(boolean changed, boolean merged, Optional<EnvBackup> backup, List<String> warnings) {
    static final EnvApplied NOTHING = new EnvApplied(false, false, Optional.empty(), List.of());

    public EnvApplied {
        warnings = List.copyOf(warnings);
    }
}
