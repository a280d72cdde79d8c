package dev.antigravity.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.pf4j.PluginRuntimeException;

/// The folder of plugins the user installed. A plugin runs with all rights of the host and PF4J checks no
/// signature, so:
///
/// - nothing is loaded from a folder, or from a jar, that others can write to;
/// - a plugin's jar is pinned when it is first seen (`{@value #PINS}`), and one that has changed since is not loaded
///   before the user accepts it. Where nothing can be pinned, nothing new is loaded: a file of pins that is made
///   read-only is the list of what may run.
///
/// What runs is a copy (`{@value #COPIES}`).
///
/// Decision: `docs/decisions/0023-plugins-at-run-time.md`.
final class PluginFolder {
    static final String PINS = "plugins.sha256";
    static final String COPIES = ".running";

    private final Path folder;
    private final Pins pins;
    private final JarCopies copies;
    private final Consumer<PluginProblem> complaints;

    PluginFolder(Path folder, Consumer<PluginProblem> complaints) {
        this.folder = folder;
        this.pins = new Pins(folder.resolve(PINS));
        this.copies = new JarCopies(folder.resolve(COPIES));
        this.complaints = complaints;
    }

    /// What lies there.
    ///
    /// @param jars    those that may be loaded, by plugin, in the order of their file names
    /// @param refused plugins that are there and may not be
    record Contents(Map<String, Jar> jars, Set<String> refused) {}

    Contents look() {
        var found = new Contents(new LinkedHashMap<>(), new TreeSet<>());
        try {
            if (isClosedToOthers()) {
                var known = pins.read();
                for (var jar : allJars()) {
                    inspect(jar, found, known);
                }
                copies.sweep(found.jars().values(), Instant.now());
            }
        } catch (IOException e) {
            complain(folder.toString(), "cannot be read: " + e.getMessage());
        }
        return found;
    }

    /// Pins that plugin's jar as it is now.
    ///
    /// @param name of the plugin, or of its file
    /// @return the plugin
    /// @throws PluginException if there is no such jar, or nothing can be pinned
    String accept(String name) {
        var others = new TreeSet<String>();
        try {
            for (var file : isClosedToOthers() ? allJars() : List.<Path>of()) {
                var isNamed = name.equals(fileName(file));
                var jar = copies.of(file);
                var id = idOf(jar, isNamed);
                if (isNamed || name.equals(id)) {
                    pins.add(id, jar);
                    return id;
                }
                others.add(id);
            }
        } catch (IOException | PluginRuntimeException e) {
            throw new PluginException(name + " cannot be accepted: " + HostPluginManager.reason(e));
        }
        others.remove("");
        throw new PluginException("There is no plugin " + name + " in " + folder
                + (others.isEmpty() ? "" : ", only " + String.join(", ", others)) + ".");
    }

    /// @param strictly what is no plugin is an error; else it has no id
    private static String idOf(Jar jar, boolean strictly) {
        try {
            return new JarDescriptorFinder().find(jar.code()).getPluginId();
        } catch (PluginRuntimeException e) {
            if (strictly) {
                throw e;
            }
            return "";
        }
    }

    private void inspect(Path file, Contents found, Map<String, String> known) {
        try {
            if (OwnFiles.isWritableByOthers(file)) {
                complain(fileName(file), "others can write to it, so it is not loaded; chmod go-w " + file);
                return;
            }
            var jar = copies.of(file);
            var id = idOf(jar, true);
            var twin = found.jars().get(id);
            if (twin != null) {
                complain(fileName(file), "is the plugin " + id + ", as " + twin.fileName() + " is; remove one");
            } else if (isPinned(id, jar, known)) {
                found.jars().put(id, jar);
            } else {
                found.refused().add(id);
            }
        } catch (IOException | PluginRuntimeException e) {
            complain(fileName(file), HostPluginManager.reason(e));
        }
    }

    private boolean isPinned(String id, Jar jar, Map<String, String> known) {
        var pin = Pins.of(known, id, jar);
        if (pin.isEmpty()) {
            return pinFirst(id, jar);
        }
        if (!pin.get().equals(jar.digest())) {
            complain(
                    id,
                    jar.fileName() + " is not the jar you had before; if you have replaced it yourself: plugins"
                            + " accept " + id);
            return false;
        }
        return true;
    }

    private boolean pinFirst(String id, Jar jar) {
        try {
            pins.add(id, jar);
            return true;
        } catch (IOException _) {
            complain(id, "is new, and not loaded because nothing can be added to " + pins);
            return false;
        }
    }

    private boolean isClosedToOthers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        for (var place : List.of(folder, folder.resolve(COPIES), folder.resolve(PINS))) {
            if (Files.exists(place) && OwnFiles.isWritableByOthers(place)) {
                complain(place.toString(), "others can write to it, so that no plugin is loaded; chmod go-w " + place);
                return false;
            }
        }
        return true;
    }

    private List<Path> allJars() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> fileName(file).endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static String fileName(Path file) {
        return file.getFileName().toString();
    }

    private void complain(String plugin, String message) {
        complaints.accept(new PluginProblem(plugin, message));
    }
}
