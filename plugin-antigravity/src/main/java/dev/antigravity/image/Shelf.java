package dev.antigravity.image;

import dev.antigravity.picture.Embedding;
import dev.antigravity.picture.PictureDetails;
import dev.antigravity.picture.PictureFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/// A folder of pictures. What is taken in has no name until it is kept; closing removes what is not.
public final class Shelf implements AutoCloseable {
    private static final int LONGEST_SLUG = 40;
    private static final int HASH_DIGITS = 8;
    private static final String UNFINISHED = ".part";
    private static final Duration LEFT_BEHIND = Duration.ofHours(2);

    private final Path folder;
    private final InstantSource clock;
    private final List<Path> taken = new ArrayList<>();

    /// @param folder is made if it is not there
    public Shelf(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// A picture with its name.
    public record Kept(Path file, PictureFacts facts, long bytes) {}

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
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException _) {
            // Another run was faster.
        }
    }

    /// Lets go of the picture that was taken in last.
    void dropLast() throws IOException {
        Files.deleteIfExists(taken.removeLast());
    }

    private Path temporary() throws IOException {
        var file = Files.createTempFile(folder, ".", UNFINISHED);
        taken.add(file);
        return file;
    }

    /// Gives all that was taken in their names: the day, some words, and what they hold.
    ///
    /// @param details to put inside; empty to leave them as they are
    /// @throws dev.antigravity.picture.UnreadablePictureException if one is no picture; none is kept then
    public List<Kept> keep(LocalDate day, String words, Optional<PictureDetails> details) throws IOException {
        var ready = new ArrayList<Kept>();
        for (var file : List.copyOf(taken)) {
            var facts = PictureFacts.of(file);
            var whole = file;
            if (details.isPresent()) {
                whole = temporary();
                Embedding.copy(file, whole, details.get());
            }
            ready.add(new Kept(whole, facts, Files.size(whole)));
        }
        var kept = new ArrayList<Kept>();
        for (var picture : ready) {
            var name = day + "-" + slug(words) + "-" + hash(picture.file()).substring(0, HASH_DIGITS);
            var target = reserved(name, picture.facts().format().extension());
            Files.move(picture.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            kept.add(new Kept(target, picture.facts(), picture.bytes()));
        }
        return kept;
    }

    /// An empty file nobody else has, so that nothing is ever written over.
    private Path reserved(String name, String extension) throws IOException {
        for (var number = 1; ; number++) {
            try {
                return Files.createFile(folder.resolve(name + (number == 1 ? "" : "-" + number) + "." + extension));
            } catch (FileAlreadyExistsException _) {
                // The next number.
            }
        }
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
            Files.deleteIfExists(file);
        }
        taken.clear();
    }
}
