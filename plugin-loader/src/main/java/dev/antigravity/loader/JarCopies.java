package dev.antigravity.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies of jars, each named by what is in it. Plugins run from these, so that the file its owner put somewhere can be
/// replaced while the plugin runs, and what was looked at is what is loaded.
final class JarCopies {
    private static final Logger LOG = LoggerFactory.getLogger(JarCopies.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;

    /// @param folder nobody else may write to; need not exist
    JarCopies(Path folder) {
        this.folder = folder;
    }

    /// The copy of that jar, made if there is none yet.
    Jar of(Path jar) throws IOException {
        var digest = copy(jar, OutputStream.nullOutputStream());
        var kept = place(digest);
        if (Files.exists(kept) && Files.size(kept) == Files.size(jar)) {
            return new Jar(jar, kept, digest);
        }
        OwnFiles.createFolder(folder);
        var temporary = Files.createTempFile(folder, "copy", null);
        try {
            try (var out = Files.newOutputStream(temporary)) {
                digest = copy(jar, out); // it may have changed just now
            }
            Files.move(temporary, place(digest), StandardCopyOption.REPLACE_EXISTING);
            return new Jar(jar, place(digest), digest);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Removes copies nobody needs any more. Young ones stay: another host may be about to load them.
    void sweep(Collection<Jar> needed, Instant now) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var inUse = needed.stream().map(Jar::code).toList();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(file -> !inUse.contains(file)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.debug("old copies of jars stay in {}", folder, e);
        }
    }

    private Path place(String digest) {
        return folder.resolve(digest + ".jar");
    }

    private static String copy(Path jar, OutputStream out) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Files.copy(jar, new DigestOutputStream(out, digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
