package dev.antigravity.command;

import dev.antigravity.api.CommandException;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.store.StoreException;
import java.util.Optional;

/// Why exchanges are not kept on disk just now, as a sentence without its end.
final class LedgerTrouble {
    private LedgerTrouble() {}

    /// What the running proxy says; empty if all is well, or it does not run.
    static Optional<String> ofProxy(Workbench bench) {
        try {
            var state = JsonCursor.of(new ProxyCall(bench).get("/api/ledger"));
            var lost = state.get("lost").asLong();
            var missing =
                    lost == 0 ? "" : "; " + Wording.plural(lost, "request is", "requests are") + " missing from it";
            return state.findString("trouble").map(what -> capitalized(what) + missing);
        } catch (CommandException _) {
            return Optional.empty();
        }
    }

    /// What is wrong with the file itself.
    static Optional<String> ofFile(Workbench bench) {
        try (var _ = bench.ledger().openToRead().orElse(null)) {
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of("the ledger " + bench.ledger().path() + " cannot be read: " + e.getMessage());
        }
    }

    private static String capitalized(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
