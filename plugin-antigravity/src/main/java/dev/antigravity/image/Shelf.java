package dev.antigravity.image;

import dev.antigravity.files.Disk;
import dev.antigravity.picture.Embedding;
import dev.antigravity.picture.PictureDetails;
import dev.antigravity.picture.PictureFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// A folder of pictures. What is taken in has no name until it is kept; closing removes what is not.
public final class Shelf implements AutoCloseable {
    private static final int LONGEST_SLUG = 40;
    private static final int HASH_DIGITS = 8;
    private static final String UNFINISHED = ".part";
    /// As long as a batch may wait to be gone on with: what it has drawn may have no name yet.
    private static final Duration LEFT_BEHIND = Duration.ofDays(30);

    private final Path folder;
    private final Disk disk;
    private final InstantSource clock;
    private final List<Path> taken = new ArrayList<>();

    /// @param folder is made if it is not there
    public Shelf(Path folder, Disk disk, InstantSource clock) {
        this.folder = folder;
        this.disk = disk;
        this.clock = clock;
    }

    /// A picture with its name.
    public record Kept(Path file, PictureFacts facts, long bytes) {
        private Kept at(Path place) {
            return new Kept(place, facts, bytes);
        }
    }

    /// Takes in another picture.
    public OutputStream open() throws IOException {
        Files.createDirectories(folder);
        if (taken.isEmpty()) {
            removeWhatACrashLeftBehind();
        }
        return Files.newOutputStream(temporary());
    }

    private void removeWhatACrashLeftBehind() throws IOException {
        var longAgo = clock.instant().minus(LEFT_BEHIND);
        try (var files = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
                    disk.delete(file);
                }
            }
        } catch (NoSuchFileException _) {
            // Another run was faster.
        }
    }

    /// Lets go of the picture that was taken in last.
    void dropLast() throws IOException {
        disk.delete(taken.removeLast());
    }

    private Path temporary() throws IOException {
        var file = disk.createTemp(folder, ".", UNFINISHED);
        taken.add(file);
        return file;
    }

    /// Gives all that was taken in their names: the day, some words, and what they hold. From the moment the intent
    /// is told they are no longer removed, whatever happens.
    ///
    /// @param details to put inside; empty to leave them as they are
    /// @throws dev.antigravity.picture.UnreadablePictureException if one is no picture; none is kept then
    public List<Kept> keep(LocalDate day, String words, Optional<PictureDetails> details, Intent intent)
            throws IOException {
        var ready = new ArrayList<Kept>();
        for (var file : List.copyOf(taken)) {
            var facts = PictureFacts.ofWhole(file);
            var whole = file;
            if (details.isPresent()) {
                whole = temporary();
                Embedding.copy(file, whole, details.get());
            }
            disk.sync(whole);
            ready.add(new Kept(whole, facts, Files.size(whole)));
        }
        var named = new ArrayList<Placement>();
        for (var picture : ready) {
            var name = day + "-" + slug(words) + "-" + hash(picture.file()).substring(0, HASH_DIGITS);
            var extension = "." + picture.facts().format().extension();
            named.add(new Placement(picture.file(), folder.resolve(name + extension)));
        }
        var told = intent.alsoTelling(placements -> placements.forEach(placement -> taken.remove(placement.from())));
        var placed = new Placing(disk, told).all(named);
        return IntStream.range(0, placed.size())
                .mapToObj(index -> ready.get(index).at(placed.get(index)))
                .toList();
    }

    /// Words as part of a file name of any system.
    static String slug(String words) {
        var plain = Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var cut = plain.length() > LONGEST_SLUG ? plain.substring(0, LONGEST_SLUG) : plain;
        var slug = cut.replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "picture" : slug;
    }

    /// SHA-256 of a file, in hexadecimal.
    ///
    /// @throws IOException if it cannot be read
    public static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var out =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : taken) {
            disk.delete(file);
        }
        taken.clear();
    }
}
