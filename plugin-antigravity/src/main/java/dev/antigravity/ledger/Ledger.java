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
    private final Consumer<ExchangeRecord> reader;

    public Ledger() {
        this(_ -> {});
    }

    /// @param reader told of each exchange once it is kept, on the thread that served it
    public Ledger(Consumer<ExchangeRecord> reader) {
        this.reader = reader;
    }

    public void add(ExchangeRecord record) {
        keep(record);
        reader.accept(record);
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
