package dev.antigravity.image;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The user's own pictures, one run a line, the last {@value #KEPT} of them: what "again" goes on from, and what the
/// time of a picture is compared with.
public final class PictureHistory {
    private static final int KEPT = 1_000;
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final DurableFiles files;

    public PictureHistory(Path file, DurableFiles files) {
        this.file = file;
        this.files = files;
    }

    /// How long pictures like these took before.
    ///
    /// @param runs how many there were
    public record Typical(Duration median, int runs) {}

    public void add(PictureRun run) throws IOException {
        var line = Json.text(run.toJson()) + "\n";
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            var lines = Files.readAllLines(file);
            var latest = String.join("\n", lines.subList(Math.max(0, lines.size() - KEPT / 2), lines.size()));
            files.write(file, (latest + "\n").getBytes(StandardCharsets.UTF_8), DurableFiles.Access.OWNER_ONLY);
        } else if (!Files.exists(file)) {
            OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
            files.write(file, new byte[0], DurableFiles.Access.OWNER_ONLY);
        }
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }

    public Optional<PictureRun> latest() throws IOException {
        var runs = all();
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
    }

    /// The latest run that made this file.
    public Optional<PictureRun> of(Path picture) throws IOException {
        return all().reversed().stream()
                .filter(run -> run.files().contains(picture))
                .findFirst();
    }

    /// Empty if there is nothing to compare with.
    public Optional<Typical> typical(PictureWish wish) throws IOException {
        var times = like(wish).stream().map(PictureRun::took).sorted().toList();
        if (times.isEmpty()) {
            return Optional.empty();
        }
        var middle = times.size() / 2;
        var median = times.size() % 2 == 1
                ? times.get(middle)
                : times.get(middle - 1).plus(times.get(middle)).dividedBy(2);
        return Optional.of(new Typical(median, times.size()));
    }

    /// Runs for as many pictures of the same model and size, the oldest first.
    public List<PictureRun> like(PictureWish wish) throws IOException {
        return all().stream().filter(run -> run.isLike(wish)).toList();
    }

    /// What cannot be read, such as a line that was cut by a crash, is passed over.
    private List<PictureRun> all() throws IOException {
        var runs = new ArrayList<PictureRun>();
        if (!Files.exists(file)) {
            return runs;
        }
        for (var line : Files.readAllLines(file)) {
            try {
                runs.add(PictureRun.of(Json.parseObject(line)));
            } catch (RuntimeException _) {
                // Not one of ours.
            }
        }
        return runs.size() > KEPT ? runs.subList(runs.size() - KEPT, runs.size()) : runs;
    }
}
