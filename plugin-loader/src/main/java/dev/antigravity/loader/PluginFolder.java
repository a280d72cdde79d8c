package dev.antigravity.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The folder of plugins the user installed. A plugin runs with all rights of the host and PF4J checks no
/// signature, so:
///
/// - nothing is loaded from a folder, or from a jar, that others can write to;
/// - a file `{@value #PINS}` in the folder (as `sha256sum *.jar` writes it) pins what may run: with it, a jar that
///   is not listed, or has changed, is not loaded.
final class PluginFolder {
    static final String PINS = "plugins.sha256";

    private static final Set<PosixFilePermission> FOREIGN_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;
    private final Consumer<PluginProblem> complaints;

    PluginFolder(Path folder, Consumer<PluginProblem> complaints) {
        this.folder = folder;
        this.complaints = complaints;
    }

    /// The jars that may be loaded, by name.
    List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            if (isWritableByOthers(folder)) {
                complain(
                        folder.toString(), "others can write to this folder, so nothing in it is loaded", "chmod go-w");
                return List.of();
            }
            return trusted(allJars());
        } catch (IOException e) {
            complaints.accept(new PluginProblem(folder.toString(), "cannot be read: " + e.getMessage()));
            return List.of();
        }
    }

    private List<Path> allJars() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> trusted(List<Path> jars) throws IOException {
        var pins = pins();
        var trusted = new ArrayList<Path>();
        for (var jar : jars) {
            var name = jar.getFileName().toString();
            if (isWritableByOthers(jar)) {
                complain(name, "others can write to it, so it is not loaded", "chmod go-w");
            } else if (Files.exists(folder.resolve(PINS)) && !pins.containsKey(name)) {
                complaints.accept(new PluginProblem(name, "is not listed in " + folder.resolve(PINS)));
            } else if (pins.containsKey(name) && !sha256(jar).equalsIgnoreCase(pins.get(name))) {
                complaints.accept(new PluginProblem(name, "is not the file that " + folder.resolve(PINS) + " lists"));
            } else {
                trusted.add(jar);
            }
        }
        return trusted;
    }

    private Map<String, String> pins() throws IOException {
        var pins = new HashMap<String, String>();
        var file = folder.resolve(PINS);
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var parts = line.strip().split("\\s+\\*?", 2);
                if (parts.length == 2 && !line.startsWith("#")) {
                    pins.put(parts[1], parts[0]);
                }
            }
        }
        return pins;
    }

    private static boolean isWritableByOthers(Path path) throws IOException {
        if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
            return false;
        }
        var permissions = Files.getPosixFilePermissions(path);
        return FOREIGN_WRITE.stream().anyMatch(permissions::contains);
    }

    private static String sha256(Path jar) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void complain(String plugin, String message, String fix) {
        complaints.accept(new PluginProblem(plugin, message + "; " + fix + " " + folder.resolve(plugin)));
    }
}
