package dev.antigravity.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.CrashingDisk;
import dev.antigravity.files.Disk;
import dev.antigravity.files.PowerCut;
import dev.antigravity.picture.PictureDetails;
import dev.antigravity.picture.PictureFacts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stops the machine during every step of a batch, with and without a power cut, and goes on: each line is billed once
/// and has its pictures once.
class BatchCrashTest {
    private static final int POWER_CUTS = 5;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /// The second has two pictures, the third is the first once more: the same bytes under another name.
    private static final List<BatchLine> LINES =
            List.of(line(1, "a-1", "a fox"), line(2, "b-1", "an owl"), line(3, "a-2", "a fox"));

    private static final int PICTURES = 4;

    @TempDir
    private Path folder;

    /// What the provider has drawn: a bill for each key.
    private final Set<String> bills = new HashSet<>();

    @Test
    void drawsEveryLineOnceWhereverTheMachineStops() throws IOException {
        for (var seed = 0; seed <= POWER_CUTS; seed++) {
            var crash = 0;
            while (crashes(crash, seed)) {
                crash++;
            }
            assertThat(crash).as("steps").isGreaterThan(20);
        }
    }

    /// @return whether the machine stopped before all was done
    private boolean crashes(int step, int seed) throws IOException {
        var place = Files.createTempDirectory(folder, "crash");
        var disk = new CrashingDisk(step);
        bills.clear();
        try {
            draw(place, disk);
        } catch (PowerCut _) {
            if (seed > 0) {
                disk.losePower(new Random(seed));
            }
        }
        var named = pictures(place);
        draw(place, CrashingDisk.reliable());

        var told = "step %d, seed %d".formatted(step, seed);
        assertThat(bills).as(told).hasSize(LINES.size());
        assertThat(pictures(place)).as(told).hasSize(PICTURES).containsAll(named);
        for (var picture : pictures(place)) {
            assertThat(PictureFacts.of(picture).width()).as(told).isEqualTo(3);
        }
        try (var journal = new BatchJournal(new DiskTape(place, CrashingDisk.reliable()), Disk.ofThisMachine())) {
            var known = LINES.stream()
                    .flatMap(line -> journal.done(line).orElseThrow().stream())
                    .toList();
            assertThat(known).as(told).containsExactlyInAnyOrderElementsOf(pictures(place));
        }
        return disk.hasStopped();
    }

    private void draw(Path place, Disk disk) throws IOException {
        try (var journal = new BatchJournal(new DiskTape(place, disk), disk)) {
            for (var line : LINES) {
                if (journal.done(line).isEmpty()) {
                    bills.add(journal.sent(line));
                    draw(place, disk, line, journal);
                }
            }
        }
    }

    private static void draw(Path place, Disk disk, BatchLine line, BatchJournal journal) throws IOException {
        try (var shelf = new Shelf(place.resolve("pictures"), disk, Clock.systemUTC())) {
            for (var picture = 0; picture < (line.number() == 2 ? 2 : 1); picture++) {
                try (var out = shelf.open()) {
                    out.write(png(line.prompt().length() + picture));
                }
            }
            var details = line.number() == 2
                    ? Optional.of(new PictureDetails(line.prompt(), "test", Instant.EPOCH, Map.of()))
                    : Optional.<PictureDetails>empty();
            var kept = shelf.keep(DAY, line.prompt(), details, placements -> journal.arrived(line, placements));
            journal.done(line, kept.stream().map(Shelf.Kept::file).toList());
        }
    }

    private static byte[] png(int colour) throws IOException {
        var picture = new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 1, colour);
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static BatchLine line(int number, String id, String prompt) {
        return new BatchLine(number, id, prompt, Map.of());
    }

    /// Those that have a name.
    private static List<Path> pictures(Path place) throws IOException {
        var shelf = place.resolve("pictures");
        if (!Files.exists(shelf)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shelf)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /// A journal on a disk that may stop.
    private static final class DiskTape implements BatchJournal.Tape {
        private final Path file;
        private final Disk disk;

        DiskTape(Path place, Disk disk) throws IOException {
            file = place.resolve("progress.jsonl");
            this.disk = disk;
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        }

        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(file);
        }

        @Override
        public void append(byte[] bytes) throws IOException {
            disk.append(file, bytes, 0, bytes.length);
            disk.sync(file);
        }

        @Override
        public void close() {}
    }
}
