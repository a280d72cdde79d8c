package dev.antigravity.plugin;

import dev.antigravity.dashboard.Dashboard;
import dev.antigravity.endpoint.HttpLogins;
import dev.antigravity.ledger.LedgerWriter;
import java.util.Optional;
import java.util.function.Supplier;

/// What a proxy has around it, beside what it takes to serve a request.
///
/// @param logins the ways to sign in over HTTP, if there are any
/// @param writer of the ledger on disk, if there is one
/// @param vault  why the vault cannot be read, if it cannot
/// @param dashboard the page to look at all this, if there is one
record Surroundings(
        Optional<HttpLogins> logins,
        Optional<LedgerWriter> writer,
        Supplier<Optional<String>> vault,
        Optional<Dashboard> dashboard) {
    static final Surroundings NONE =
            new Surroundings(Optional.empty(), Optional.empty(), Optional::empty, Optional.empty());
}
