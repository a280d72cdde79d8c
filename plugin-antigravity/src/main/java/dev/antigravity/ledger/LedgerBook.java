package dev.antigravity.ledger;

import dev.antigravity.chat.Usage;
import dev.antigravity.store.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The ledger on disk, open. Not thread-safe.
///
/// Each method may throw a {@link dev.antigravity.store.StoreException}, and has changed nothing then.
public final class LedgerBook implements AutoCloseable {
    /// Deleted at once, so that nobody waits for long.
    private static final int PIECE = 2_000;

    private final Database database;

    LedgerBook(Database database) {
        this.database = database;
    }

    /// Where the damaged ledger is now that was found in this one's place.
    Optional<Path> putAside() {
        return database.putAside();
    }

    /// Whether the file it was opened from is still in its place.
    boolean isInPlace() {
        return database.isInPlace();
    }

    /// Adds all of them or none, with what is kept beside them. An exchange that is there already stays as it is.
    void add(List<ExchangeRecord> exchanges, List<KeptBeside> beside) {
        var afterwards = database.atOnce(() -> {
            exchanges.forEach(exchange -> ExchangeRows.insert(database, exchange));
            return beside.stream().map(other -> other.exchange(database)).toList();
        });
        afterwards.forEach(Runnable::run);
    }

    public Optional<ExchangeRecord> find(String requestId) {
        return database.first("select * from exchange where id = ?", ExchangeRows::read, requestId);
    }

    /// Newest first.
    public List<ExchangeRecord> latest(int most) {
        return database.list("select * from exchange order by received desc limit ?", ExchangeRows::read, most);
    }

    /// What was used since then.
    ///
    /// @param zone whose days are meant
    public UsageSummary usage(UsageBy by, Instant since, ZoneId zone) {
        return UsageSummary.read(database, by, since, zone);
    }

    /// Shows what each answer took whose cost is known.
    ///
    /// @param reader told of each, in no order
    public void eachPriced(Instant since, PricedReader reader) {
        database.each(
                """
                select provider, upstream_model, input, cache_read, cache_write, output, reasoning, cost_nanos
                from exchange where purpose = 'reply' and received >= ? and cost_nanos is not null""",
                row -> reader.read(
                        row.text("provider"),
                        row.text("upstream_model"),
                        ExchangeRows.usage(row).orElseThrow(),
                        ExchangeRows.dollars(row.number("cost_nanos"))),
                since);
    }

    /// Told of an answer.
    public interface PricedReader {
        /// @param model as the provider calls it
        /// @param cost  in US dollars
        void read(String provider, String model, Usage usage, BigDecimal cost);
    }

    /// Forgets what is older than that, and then the oldest until the rest fits.
    ///
    /// @param mostBytes of the file
    void tidy(Instant oldest, long mostBytes) {
        while (forget("received < ?", oldest) == PIECE) {
            // There is more.
        }
        database.change("delete from quota_sample where as_of < ?", oldest);
        while (database.usedBytes() > mostBytes && forget("true") > 0) {
            // It does not fit yet.
        }
        database.shrink();
    }

    private int forget(String which, Object... values) {
        return database.change(
                "delete from exchange where id in (select id from exchange where " + which + " order by received limit "
                        + PIECE + ")",
                values);
    }

    /// Keeps everybody else from writing meanwhile.
    void hold(Runnable meanwhile) {
        database.atOnce(() -> {
            meanwhile.run();
            return 0;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
