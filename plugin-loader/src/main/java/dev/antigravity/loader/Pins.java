package dev.antigravity.loader;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What each plugin's jar was when the host first saw it, or when the user accepted it later: a file of lines as
/// `sha256sum` writes them, by plugin or by file name. It only ever grows; of several lines for one name the last
/// counts.
final class Pins {
    private static final Pattern PIN = Pattern.compile("(?i)([0-9a-f]{64})\\s+\\*?(.*?)(\\s+#.*)?");

    private final Path file;

    Pins(Path file) {
        this.file = file;
    }

    /// Every name that is pinned, and to what.
    ///
    /// @throws IOException if it cannot be read, or a line of it is no pin
    Map<String, String> read() throws IOException {
        var pins = new HashMap<String, String>();
        if (!Files.exists(file)) {
            return pins;
        }
        var number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            var pin = PIN.matcher(line.strip());
            if (pin.matches()) {
                pins.put(pin.group(2), pin.group(1).toLowerCase(Locale.ROOT));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IOException("line " + number + " of " + file.getFileName()
                        + " is no pin (a SHA-256, two spaces, the name of a plugin)");
            }
        }
        return pins;
    }

    /// What that jar is pinned to, if it is.
    static Optional<String> of(Map<String, String> pins, String pluginId, Jar jar) {
        return Optional.ofNullable(pins.get(pluginId)).or(() -> Optional.ofNullable(pins.get(jar.fileName())));
    }

    /// @throws IOException if nothing can be added, or its owner made it read-only, which holds for root, too
    void add(String pluginId, Jar jar) throws IOException {
        if (!Files.exists(file)) {
            OwnFiles.create(file);
        } else if (OwnFiles.isReadOnly(file)) {
            throw new AccessDeniedException(file + " is read-only");
        }
        var line = jar.digest() + "  " + pluginId + "  # " + jar.fileName() + "\n";
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
