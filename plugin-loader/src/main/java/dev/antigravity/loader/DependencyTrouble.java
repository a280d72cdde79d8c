package dev.antigravity.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.VersionManager;

/// Why what a plugin depends on can never be had, however long one waits for other plugins.
final class DependencyTrouble {
    private final Function<String, @Nullable PluginDescriptor> known;

    private DependencyTrouble(Function<String, @Nullable PluginDescriptor> known) {
        this.known = known;
    }

    /// @param known the plugins that are there, by id
    static Optional<String> of(
            PluginDescriptor plugin, Function<String, @Nullable PluginDescriptor> known, VersionManager versions) {
        return new DependencyTrouble(known)
                .circle(plugin, List.of(plugin.getPluginId()))
                .map(circle -> "needs itself: " + String.join(" needs ", circle))
                .or(() -> plugin.getDependencies().stream()
                        .flatMap(dependency -> unweighable(dependency, known, versions).stream())
                        .findFirst());
    }

    /// The way from a plugin back to itself.
    private Optional<List<String>> circle(PluginDescriptor plugin, List<String> way) {
        for (var dependency : plugin.getDependencies()) {
            var id = dependency.getPluginId();
            var further = new ArrayList<>(way);
            further.add(id);
            if (id.equals(way.getFirst())) {
                return Optional.of(further);
            }
            var next = known.apply(id);
            if (next != null && !way.contains(id)) {
                var found = circle(next, further);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unweighable(
            PluginDependency dependency, Function<String, @Nullable PluginDescriptor> known, VersionManager versions) {
        var other = known.apply(dependency.getPluginId());
        if (other == null) {
            return Optional.empty();
        }
        try {
            versions.checkVersionConstraint(other.getVersion(), dependency.getPluginVersionSupport());
            return Optional.empty();
        } catch (RuntimeException _) {
            return Optional.of("needs " + dependency.getPluginId() + " " + dependency.getPluginVersionSupport()
                    + ", but that is " + other.getVersion() + ", which is no version like 1.0.0");
        }
    }
}
