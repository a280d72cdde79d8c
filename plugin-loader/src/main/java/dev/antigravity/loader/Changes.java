package dev.antigravity.loader;

import java.util.List;

/// What became of the plugins when somebody touched them. All by id.
///
/// @param started  run now and did not before
/// @param replaced run anew
/// @param stopped  run no more
/// @param problems what did not go well
public record Changes(List<String> started, List<String> replaced, List<String> stopped, List<PluginProblem> problems) {
    public Changes {
        started = List.copyOf(started);
        replaced = List.copyOf(replaced);
        stopped = List.copyOf(stopped);
        problems = List.copyOf(problems);
    }

    public boolean isNone() {
        return started.isEmpty() && replaced.isEmpty() && stopped.isEmpty() && problems.isEmpty();
    }
}
