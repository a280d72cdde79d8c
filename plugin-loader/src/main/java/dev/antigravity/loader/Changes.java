package dev.antigravity.loader;

import java.util.List;
import java.util.Map;
import java.util.Set;

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

    static Changes between(
            Map<String, RunningPlugin> before, Map<String, RunningPlugin> after, List<PluginProblem> problems) {
        return new Changes(
                missing(after.keySet(), before.keySet()),
                after.keySet().stream()
                        .filter(id -> before.containsKey(id) && before.get(id) != after.get(id))
                        .toList(),
                missing(before.keySet(), after.keySet()),
                problems);
    }

    private static List<String> missing(Set<String> ids, Set<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    /// With the problems of that plugin, and of those that changed with it, alone.
    Changes concerning(String pluginId) {
        var own = problems.stream()
                .filter(problem -> problem.plugin().equals(pluginId) || isTouched(problem.plugin()))
                .toList();
        return new Changes(started, replaced, stopped, own);
    }

    private boolean isTouched(String pluginId) {
        return started.contains(pluginId) || replaced.contains(pluginId) || stopped.contains(pluginId);
    }

    public boolean isNone() {
        return started.isEmpty() && replaced.isEmpty() && stopped.isEmpty() && problems.isEmpty();
    }
}
