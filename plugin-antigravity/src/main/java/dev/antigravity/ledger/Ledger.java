package dev.antigravity.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The exchanges of this process, the latest {@value #KEPT} of them. Thread-safe.
public final class Ledger {
    private static final int KEPT = 1_000;

    private final Deque<ExchangeRecord> records = new ArrayDeque<>();

    public synchronized void add(ExchangeRecord record) {
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
