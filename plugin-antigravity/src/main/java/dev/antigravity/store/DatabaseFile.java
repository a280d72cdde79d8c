package dev.antigravity.store;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.IoReason;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.jdbc4.JDBC4Connection;

/// A database in a file. Opening it makes what is missing, brings an older one up to date, and puts a damaged one
/// aside. Several processes may have it open, some of them writing. Thread-safe.
public final class DatabaseFile {
    /// Nobody of ours keeps it for that long.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int WRITE_AHEAD_BYTES = 4 << 20;
    private static final int CACHE_KILOBYTES = 512;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Schema schema;
    private final Path lock;
    private final NativeLibrary library;
    private final FileLocks locks;
    private final DurableFiles files;
    private final Clock clock;

    /// @param state a folder for what belongs to it and is nobody's business
    public DatabaseFile(Path file, Schema schema, Path state, FileLocks locks, Clock clock) {
        this.file = file.toAbsolutePath();
        this.schema = schema;
        this.locks = locks;
        this.clock = clock;
        files = DurableFiles.onThisMachine(clock);
        library = new NativeLibrary(state.resolve("native"), files);
        lock = state.resolve(file.getFileName() + ".lock");
    }

    public Path path() {
        return file;
    }

    /// Opens it for somebody who writes.
    ///
    /// @throws StoreException if it cannot be used as it is; then it has not been touched
    public Database open() {
        library.load();
        try (var _ = locks.acquire(lock, PATIENCE)) {
            try {
                return upToDate(Optional.empty());
            } catch (StoreException e) {
                if (e.reason() != Reason.BROKEN) {
                    throw e;
                }
                return upToDate(Optional.of(putAside()));
            }
        } catch (IOException e) {
            throw new StoreException(Reason.UNUSABLE, IoReason.of(e), e);
        }
    }

    /// Opens it for somebody who only looks; empty if there is none.
    ///
    /// @throws StoreException if it cannot be read
    public Optional<Database> openToRead() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        library.load();
        var database = connect(Optional.empty());
        try {
            if (version(database) < schema.version()) {
                database.close();
                database = open();
            }
            database.run("pragma query_only = true");
            return Optional.of(database);
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    /// Puts the file aside if it is damaged inside, which not every statement meets. Whoever has it open is to open it
    /// again.
    ///
    /// @return where it is now, empty if it is sound
    public Optional<Path> putAsideIfBroken() {
        try (var _ = locks.acquire(lock, PATIENCE)) {
            return Files.exists(file) && isBroken() ? Optional.of(putAside()) : Optional.empty();
        } catch (IOException e) {
            throw new StoreException(Reason.UNUSABLE, IoReason.of(e), e);
        }
    }

    private boolean isBroken() {
        try (var database = connect(Optional.empty())) {
            return !database.list("pragma quick_check(1)", row -> row.text("quick_check"))
                    .equals(List.of("ok"));
        } catch (StoreException e) {
            return e.reason() == Reason.BROKEN;
        }
    }

    private Database upToDate(Optional<Path> putAside) throws IOException {
        if (!Files.exists(file)) {
            OwnerOnly.createFolder(file.resolveSibling(""));
            OwnerOnly.createFile(file);
        }
        var database = connect(putAside);
        try {
            var version = version(database);
            if (version < schema.version()) {
                migrate(database, version);
            }
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// @throws StoreException if it is not one of ours, or newer than we are
    private int version(Database database) {
        var version = (int) database.number("pragma user_version");
        var application = database.number("pragma application_id");
        var isEmpty = version == 0 && application == 0 && database.number("select count(*) from sqlite_master") == 0;
        if (!isEmpty && application != schema.application()) {
            throw new StoreException(Reason.FOREIGN, "it is the database of another program; move it elsewhere");
        }
        if (version > schema.version()) {
            throw new StoreException(
                    Reason.NEWER,
                    "a newer version of Antigravity has written it; use that, or move the file elsewhere");
        }
        return version;
    }

    private void migrate(Database database, int from) {
        if (from == 0) {
            database.run("pragma auto_vacuum = incremental");
            database.run("pragma journal_mode = wal");
        }
        database.atOnce(() -> {
            for (var version = from + 1; version <= schema.version(); version++) {
                schema.statementsOf(version).forEach(database::run);
            }
            database.run("pragma application_id = " + schema.application());
            database.run("pragma user_version = " + schema.version());
            return schema.version();
        });
    }

    /// The write-ahead log lets others read meanwhile. After a power cut the last batches may be missing, never more.
    private Database connect(Optional<Path> putAside) {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-CACHE_KILOBYTES);
        config.setJournalSizeLimit(WRITE_AHEAD_BYTES);
        config.setGetGeneratedKeys(false); // nobody asks for them, and the driver would after each row
        try {
            var url = "jdbc:sqlite:" + file;
            return new Database(new JDBC4Connection(url, file.toString(), config.toProperties()), file, putAside);
        } catch (SQLException e) {
            throw Failures.of(e);
        } catch (IOException e) {
            throw new StoreException(Reason.UNUSABLE, IoReason.of(e), e);
        }
    }

    /// The whole of it, with what its log holds.
    private Path putAside() throws IOException {
        var stamp = STAMP.format(clock.instant());
        var aside = file.resolveSibling(file.getFileName() + ".broken-" + stamp);
        for (var more = 2; Files.exists(aside); more++) {
            aside = file.resolveSibling(file.getFileName() + ".broken-" + stamp + "-" + more);
        }
        for (var part : List.of("-wal", "-shm")) {
            var log = Path.of(file + part);
            if (Files.exists(log)) {
                files.moveAside(log, Path.of(aside + part));
            }
        }
        files.moveAside(file, aside);
        return aside;
    }
}
