package dev.antigravity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One row of an answer. Holds only while it is looked at.
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    /// Makes something of a row.
    public interface Reader<T> {
        T read(Row row);
    }

    private interface Column<T> {
        T read() throws SQLException;
    }

    /// @throws NullPointerException if there is none
    public String text(String column) {
        return findText(column).orElseThrow(() -> new NullPointerException(column));
    }

    public Optional<String> findText(String column) {
        return Optional.ofNullable(get(() -> results.getString(column)));
    }

    /// Zero if there is none, as a sum of nothing is.
    public long number(String column) {
        return findNumber(column).orElse(0);
    }

    public OptionalLong findNumber(String column) {
        return get(() -> {
            var number = results.getLong(column);
            return results.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        });
    }

    public Instant time(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    public Optional<Instant> findTime(String column) {
        var millis = findNumber(column);
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    private static <T> T get(Column<T> column) {
        try {
            return column.read();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
