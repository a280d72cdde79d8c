/// What each exchange cost, what it lost and why it was routed so: the latest in memory, and all of them on disk.
///
/// {@link dev.antigravity.ledger.Ledger} is told of each exchange; {@link dev.antigravity.ledger.LedgerWriter} keeps
/// them in {@link dev.antigravity.ledger.LedgerFile}, which survives the proxy and can be read beside it. May use
/// `catalog`, `chat`, `files`, `json`, `settings`, `store`. Why it is so: `docs/decisions/0018-the-ledger-on-disk.md`.
@NullMarked
package dev.antigravity.ledger;

import org.jspecify.annotations.NullMarked;
