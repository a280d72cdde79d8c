package dev.antigravity.envfile;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A copy of an env file beside it, `.env.backup.20260203_091500`, or the note that there was no file then (`….none`).
///
/// @param time   local time as in the name, `20260203_091500`
/// @param number 0, or what tells backups of the same second apart
/// @param noFile whether restoring it means deleting the file
public record EnvBackup(Path path, String time, int number, boolean noFile) {
    static final Comparator<EnvBackup> NEWEST_FIRST = Comparator.comparing(EnvBackup::time)
            .thenComparing(EnvBackup::number)
            .reversed();

    private static final String INFIX = ".backup.";
    private static final String NO_FILE = ".none";

    public String name() {
        return path.getFileName().toString();
    }

    static String nameOf(String envFile, String time, int number, boolean noFile) {
        return envFile + INFIX + time + (number == 0 ? "" : "_" + number) + (noFile ? NO_FILE : "");
    }

    /// The backup of that path, empty if it is none of this env file.
    static Optional<EnvBackup> of(Path path, String envFile) {
        var name = Pattern.compile(Pattern.quote(envFile + INFIX) + "(\\d{8}_\\d{6})(?:_(\\d{1,6}))?(\\.none)?")
                .matcher(path.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        var number = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
        return Optional.of(new EnvBackup(path, name.group(1), number, name.group(3) != null));
    }
}
