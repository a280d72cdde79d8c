package dev.antigravity.pool;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file that carries a book of rests over restarts and between processes. One that cannot be read counts as empty:
/// a rest is learned again by the next refusal. Thread-safe as far as the book is.
public final class RestFile {
    private static final Logger LOG = LoggerFactory.getLogger(RestFile.class);
    private static final Duration TIME_FOR_LOCK = Duration.ofSeconds(5);

    private final Path file;
    private final DurableFiles files;
    private final FileLocks locks;
    private final InstantSource clock;
    private volatile Optional<FileTime> seen = Optional.empty();

    public RestFile(Path file, DurableFiles files, FileLocks locks, InstantSource clock) {
        this.file = file;
        this.files = files;
        this.locks = locks;
        this.clock = clock;
    }

    /// The rests that hold now, as the file has them.
    public List<Rest> current() {
        var book = new RestBook(clock);
        readInto(book);
        return book.current();
    }

    /// Ends rests of an account for all processes.
    ///
    /// @param model of this model alone; empty: all
    /// @return those that were ended
    /// @throws IOException if the file cannot be written
    public List<Rest> wake(String account, Optional<String> model) throws IOException {
        var book = new RestBook(clock);
        readInto(book);
        var woken = book.wake(account, model);
        if (!woken.isEmpty()) {
            exchange(book);
        }
        return woken;
    }

    /// Puts what the file says into the book.
    public boolean readInto(RestBook book) {
        seen = modified();
        return book.merge(read());
    }

    /// Whether somebody else has written since this process last looked.
    boolean hasChanged() {
        return !modified().equals(seen);
    }

    /// Brings book and file to the same state, durably.
    ///
    /// @return whether the book has changed
    /// @throws IOException if the file cannot be written; the book holds all the same
    public boolean exchange(RestBook book) throws IOException {
        try (var _ = locks.acquire(file.resolveSibling(file.getFileName() + ".lock"), TIME_FOR_LOCK)) {
            var changed = book.merge(read());
            OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
            files.write(file, Json.bytes(RestRecords.encode(book.page())), DurableFiles.Access.OWNER_ONLY);
            seen = modified();
            return changed;
        }
    }

    private RestBook.Page read() {
        try {
            return RestRecords.decode(Json.parseObject(Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
            return RestBook.Page.EMPTY;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and counts as empty", file, e);
            return RestBook.Page.EMPTY;
        }
    }

    private Optional<FileTime> modified() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
