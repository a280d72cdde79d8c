package dev.antigravity.command;

import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.ledger.ExchangeJson;
import dev.antigravity.ledger.LedgerBook;
import dev.antigravity.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Requests that were served: those the running proxy remembers, else those of the ledger on disk, which needs no
/// proxy.
final class PastExchanges {
    private static final int LISTED = 50;

    private final Workbench bench;

    PastExchanges(Workbench bench) {
        this.bench = bench;
    }

    /// All that is known of one.
    Optional<JsonObject> find(String id) {
        return remembered("/api/requests/" + id)
                .or(() -> read(bench, book -> book.find(id))
                        .flatMap(found -> found)
                        .map(ExchangeJson::whole));
    }

    /// The newest first, each in one line.
    List<JsonObject> latest() {
        var remembered = remembered("/api/requests").stream()
                .flatMap(answer -> JsonCursor.of(answer).get("requests").items().stream())
                .map(JsonCursor::asObject)
                .toList();
        return remembered.isEmpty()
                ? read(bench, book -> book.latest(LISTED)).orElse(List.of()).stream()
                        .map(ExchangeJson::line)
                        .toList()
                : remembered;
    }

    private Optional<JsonObject> remembered(String path) {
        try {
            return Optional.of(new ProxyCall(bench).get(path));
        } catch (CommandException _) { // it does not run, or has forgotten
            return Optional.empty();
        }
    }

    /// What the ledger on disk says; empty if there is none yet.
    ///
    /// @throws CommandException if it cannot be read
    static <T> Optional<T> read(Workbench bench, Function<LedgerBook, T> reader) {
        var file = bench.ledger();
        try (var book = file.openToRead().orElse(null)) {
            return book == null ? Optional.empty() : Optional.of(reader.apply(book));
        } catch (StoreException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    "The ledger " + file.path() + " cannot be read: " + e.getMessage() + ".",
                    "");
        }
    }
}
