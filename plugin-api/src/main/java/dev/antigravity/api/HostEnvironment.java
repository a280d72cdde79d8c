package dev.antigravity.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The variables the host works with: which file they come from, which value wins, and how to make the host look
/// again.
public interface HostEnvironment {
    /// The env file this host reads, whether it exists yet or not.
    Path envFile();

    /// Every place the host looks, the strongest first. More than one readable env file is worth a warning.
    List<EnvSource> candidates();

    /// The value the host uses for that key, and where it has it from.
    Optional<EnvValue> effective(String key);

    /// The variables of the host's process, whatever the files say.
    Map<String, String> variables();

    /// A variable of the host's process, whatever the files say.
    default Optional<String> variable(String name) {
        return Optional.ofNullable(variables().get(name));
    }

    /// Makes the host read its sources again. Never disturbs a running conversation.
    ReloadResult reload();

    /// One place variables come from.
    ///
    /// @param path empty for the process environment
    record EnvSource(Kind kind, Optional<Path> path, boolean writable) {
        /// What sort of place it is: a `.env`, a settings file of the host, or the process itself.
        public enum Kind {
            ENV_FILE,
            SETTINGS_FILE,
            PROCESS
        }
    }

    /// A value and its source. Prints without the value, which may be a secret.
    record EnvValue(String value, EnvSource source) {
        @Override
        public String toString() {
            return "EnvValue[***, " + source + "]";
        }
    }

    /// What a reload did.
    ///
    /// @param applied      keys whose new value is in force
    /// @param needsRestart keys that count only after a restart of the host
    /// @param verification how the host knows, in words for the user; empty if it could not check
    /// @param problem      why the host does not go by its sources, or may not, as a sentence without its full stop
    record ReloadResult(
            Set<String> applied, Set<String> needsRestart, Optional<String> verification, Optional<String> problem) {
        /// A reload without a problem.
        public ReloadResult(Set<String> applied, Set<String> needsRestart, Optional<String> verification) {
            this(applied, needsRestart, verification, Optional.empty());
        }

        public ReloadResult {
            applied = Set.copyOf(applied);
            needsRestart = Set.copyOf(needsRestart);
        }
    }
}
