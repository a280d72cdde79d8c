package dev.antigravity.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A database that is open. Statements are prepared once and kept. Their values are texts, whole numbers, times and
/// optional ones of these. Not thread-safe.
///
/// Every failure is a {@link StoreException}, and what it was part of has not happened.
public final class Database implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Path file;
    private final @Nullable Object identity;
    private final Optional<Path> putAside;

    Database(Connection connection, Path file, Optional<Path> putAside) throws IOException {
        this.connection = connection;
        this.file = file;
        this.identity = identity(file);
        this.putAside = putAside;
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /// Whether the file is still where it was opened. If it was moved or deleted, what is written is lost.
    public boolean isInPlace() {
        try {
            return Objects.equals(identity, identity(file));
        } catch (IOException _) {
            return false;
        }
    }

    /// What the content takes, without the room that was made free in between.
    public long usedBytes() {
        var pages = number("pragma page_count") - number("pragma freelist_count");
        return pages * number("pragma page_size");
    }

    /// Gives free room back to the disk.
    public void shrink() {
        run("pragma incremental_vacuum");
    }

    /// Where the damaged file is now that was found in this one's place.
    public Optional<Path> putAside() {
        return putAside;
    }

    /// What is done as a whole or not at all.
    public interface Work<T> {
        T run();
    }

    private interface Steps<T> {
        T run() throws SQLException;
    }

    /// Does all of it or nothing. Whoever else wants to write waits meanwhile.
    public <T> T atOnce(Work<T> work) {
        run("begin immediate");
        try {
            var result = work.run();
            run("commit");
            return result;
        } catch (RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(RuntimeException reason) {
        try {
            run("rollback");
        } catch (StoreException e) { // SQLite has done so already
            reason.addSuppressed(e);
        }
    }

    /// Runs a statement to its end, whose answer nobody wants and of which nothing is kept.
    void run(String sql) {
        guarded(() -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    /// @return how many rows are different now
    public int change(String sql, @Nullable Object... values) {
        return guarded(() -> prepared(sql, values).executeUpdate());
    }

    /// All rows of an answer.
    public <T> List<T> list(String sql, Row.Reader<T> reader, @Nullable Object... values) {
        var list = new ArrayList<T>();
        each(sql, row -> list.add(reader.read(row)), values);
        return list;
    }

    /// The first row of an answer, if there is one.
    public <T> Optional<T> first(String sql, Row.Reader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /// The one number that is the answer.
    public long number(String sql, @Nullable Object... values) {
        return guarded(() -> {
            try (var results = prepared(sql, values).executeQuery()) {
                return results.next() ? results.getLong(1) : 0;
            }
        });
    }

    /// Shows row after row, holding none.
    public void each(String sql, Consumer<Row> reader, @Nullable Object... values) {
        guarded(() -> {
            try (var results = prepared(sql, values).executeQuery()) {
                var row = new Row(results);
                while (results.next()) {
                    reader.accept(row);
                }
                return 0;
            }
        });
    }

    private PreparedStatement prepared(String sql, @Nullable Object[] values) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (var i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(place, null);
            case String text -> statement.setString(place, text);
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setLong(place, number);
            case Instant time -> statement.setLong(place, time.toEpochMilli());
            case OptionalLong number -> bind(statement, place, number.isPresent() ? number.getAsLong() : null);
            case Optional<?> some -> bind(statement, place, some.orElse(null));
            default -> throw new IllegalArgumentException("a database takes no " + value.getClass());
        }
    }

    private static <T> T guarded(Steps<T> steps) {
        try {
            return steps.run();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public void close() {
        guarded(() -> {
            connection.close();
            return 0;
        });
    }
}
