package dev.antigravity.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The exchanges of this process, the latest {@value #KEPT} of them. Thread-safe.
public final class Ledger {
    private static final int KEPT = 1_000;

    private final Deque<ExchangeRecord> records = new ArrayDeque<>();
    private final PriceList prices;
    private final Consumer<ExchangeRecord> reader;

    public Ledger() {
        this(PriceList.NONE, _ -> {});
    }

    /// @param prices what each exchange is priced with, once, when it is over
    /// @param reader told of each exchange once it is kept, on the thread that served it
    public Ledger(PriceList prices, Consumer<ExchangeRecord> reader) {
        this.prices = prices;
        this.reader = reader;
    }

    /// @return the record as it is kept, with its cost
    public ExchangeRecord add(ExchangeRecord record) {
        var priced = record.priced(prices);
        keep(priced);
        reader.accept(priced);
        return priced;
    }

    private synchronized void keep(ExchangeRecord record) {
        if (records.size() == KEPT) {
            records.removeFirst();
        }
        records.addLast(record);
    }

    /// Newest first.
    public synchronized List<ExchangeRecord> latest() {
        return new ArrayList<>(records.reversed());
    }

    public synchronized Optional<ExchangeRecord> find(String requestId) {
        return records.stream()
                .filter(record -> record.requestId().equals(requestId))
                .findFirst();
    }
}
