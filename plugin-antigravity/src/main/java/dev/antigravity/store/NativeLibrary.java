package dev.antigravity.store;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.IoReason;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite itself, which is no Java: unpacked once into a folder of ours, so that no start unpacks it again and no end,
/// however sudden, leaves a copy behind in the system's folder for temporary files.
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String PATH = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private final Path folder;
    private final DurableFiles files;

    NativeLibrary(Path folder, DurableFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /// Loads it, if nobody in this program has done so yet. The driver learns from system properties where it is, so
    /// they are there while it looks, and then no more.
    void load() {
        synchronized (SQLiteJDBCLoader.class) {
            var mayPlace = System.getProperty(PATH) == null;
            try {
                if (mayPlace) {
                    System.setProperty(PATH, unpacked().toString());
                    System.setProperty(NAME, LibraryLoaderUtil.getNativeLibName());
                }
                SQLiteJDBCLoader.initialize();
            } catch (IOException e) {
                throw new StoreException(Reason.UNUSABLE, "SQLite could not be unpacked: " + IoReason.of(e), e);
            } catch (Exception e) { // that is what the driver declares
                throw new StoreException(Reason.UNUSABLE, "SQLite does not run here: " + e.getMessage(), e);
            } finally {
                if (mayPlace) {
                    System.clearProperty(PATH);
                    System.clearProperty(NAME);
                }
            }
        }
    }

    /// @return the folder it is in, named for its content
    private Path unpacked() throws IOException {
        var name = LibraryLoaderUtil.getNativeLibName();
        var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (var in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("there is no SQLite for this kind of machine in here");
            }
            var library = in.readAllBytes();
            var place = folder.resolve("sqlite-" + hash(library).substring(0, 16));
            var file = place.resolve(name);
            if (!Files.exists(file) || Files.size(file) != library.length) {
                removeOlder();
                OwnerOnly.createFolder(place);
                files.write(file, library, DurableFiles.Access.OWNER_ONLY);
            }
            return place;
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private void removeOlder() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .forEach(NativeLibrary::removeQuietly);
        }
    }

    /// One that is still loaded cannot be deleted on Windows; the next update will.
    private static void removeQuietly(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            LOG.debug("{} stays: {}", file, IoReason.of(e));
        }
    }
}
