package dev.antigravity.command;

import dev.antigravity.files.IoReason;
import dev.antigravity.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks at the home folder: whether it can be written, whether others can read what is secret, and whether its files
/// are younger than this machine's clock says is possible.
final class HomeCheck {
    private static final List<String> SECRET = List.of("vault.json", "keyset.json");
    private static final Duration TOLERATED = Duration.ofMinutes(2);

    private final Path home;
    private final Instant now;

    HomeCheck(Workbench bench) {
        home = bench.host().paths().home();
        now = bench.host().clock().instant();
    }

    List<Finding> files() {
        if (!Files.isDirectory(home)) {
            return List.of(new Finding(home + " is no folder", "Make it one, or name another in ANTIGRAVITY_HOME"));
        }
        var findings = new ArrayList<Finding>();
        for (var folder : List.of(home, home.resolve("state"), home.resolve("logs"))) {
            if (Files.exists(folder) && !Files.isWritable(folder)) {
                findings.add(new Finding(folder + " cannot be written", "Let yourself write it: chmod u+w " + folder));
            }
        }
        SECRET.forEach(name -> exposed(home.resolve(name)).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> exposed(Path file) {
        try {
            return !Files.exists(file) || OwnerOnly.holdsFor(file)
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            "others than you can get at " + file, "Keep it to yourself: chmod 600 " + file));
        } catch (IOException e) {
            return Optional.of(
                    new Finding(file + " cannot be looked at: " + IoReason.of(e), "Make it a file of yours"));
        }
    }

    /// A clock that was put back makes logins look fresh that have expired, and rests endless.
    List<Finding> clock() {
        try (var walk = Files.walk(home, 2)) {
            return walk
                    .filter(Files::isRegularFile)
                    .flatMap(HomeCheck::written)
                    .filter(one -> one.at().isAfter(now.plus(TOLERATED)))
                    .max(Comparator.comparing(Written::at))
                    .map(one -> new Finding(
                            one.file() + " was written " + Wording.time(Duration.between(now, one.at()))
                                    + " from now: the clock of this machine has been put back",
                            "Set it by the network (timedatectl set-ntp true); if it is right now, touch that file"))
                    .stream()
                    .toList();
        } catch (IOException _) {
            return List.of(); // the other check says so
        }
    }

    private record Written(Path file, Instant at) {}

    private static Stream<Written> written(Path file) {
        try {
            return Stream.of(new Written(file, Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException _) {
            return Stream.empty(); // gone in the meantime
        }
    }
}
