package dev.antigravity.host.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/// Where the host keeps things: `$ANTIGRAVITY_HOME`, else the platform's configuration folder; and the platform's
/// cache.
public record Folders(Path home, Path cache) {
    private static final String NAME = "antigravity";

    /// @param variables  the process environment
    /// @param userHome   the user's own folder
    /// @param systemName what the system calls itself, `Mac OS X`
    public static Folders of(Map<String, String> variables, Path userHome, String systemName) {
        var system = systemName.toLowerCase(Locale.ROOT);
        var platform = system.contains("win") && !system.contains("darwin")
                ? windows(variables, userHome)
                : system.contains("mac") ? mac(userHome) : unix(variables, userHome);
        var home = variables.getOrDefault("ANTIGRAVITY_HOME", "");
        return home.isEmpty()
                ? platform
                : new Folders(path(home, userHome).toAbsolutePath().normalize(), platform.cache());
    }

    private static Folders unix(Map<String, String> variables, Path userHome) {
        return new Folders(
                absolute(variables, "XDG_CONFIG_HOME", userHome.resolve(".config"))
                        .resolve(NAME),
                absolute(variables, "XDG_CACHE_HOME", userHome.resolve(".cache"))
                        .resolve(NAME));
    }

    private static Folders mac(Path userHome) {
        var library = userHome.resolve("Library");
        return new Folders(
                library.resolve("Application Support").resolve(NAME),
                library.resolve("Caches").resolve(NAME));
    }

    private static Folders windows(Map<String, String> variables, Path userHome) {
        var local =
                absolute(variables, "LOCALAPPDATA", userHome.resolve("AppData").resolve("Local"));
        return new Folders(
                absolute(variables, "APPDATA", userHome.resolve("AppData").resolve("Roaming"))
                        .resolve(NAME),
                local.resolve(NAME).resolve("cache"));
    }

    /// A relative path there counts as absent, as the XDG specification asks.
    private static Path absolute(Map<String, String> variables, String name, Path otherwise) {
        var value = variables.getOrDefault(name, "");
        return !value.isEmpty() && path(value, otherwise).isAbsolute() ? path(value, otherwise) : otherwise;
    }

    private static Path path(String text, Path neighbour) {
        return neighbour.getFileSystem().getPath(text);
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /// The jars of plugins the user installed.
    public Path plugins() {
        return home.resolve("plugins");
    }

    /// Makes the home folder, private to the user, if there is none.
    ///
    /// @throws UncheckedIOException if it cannot be made
    public void make() {
        makePrivate(home);
    }

    /// Makes a folder nobody else can look into. One that exists is left as it is.
    public static void makePrivate(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            var why = e instanceof AccessDeniedException ? "no permission" : e.getMessage();
            throw new UncheckedIOException("cannot make the folder " + folder + ": " + why, e);
        }
    }
}
