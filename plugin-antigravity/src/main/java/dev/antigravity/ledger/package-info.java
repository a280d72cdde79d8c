/// What each exchange cost, what it lost and why it was routed so.
///
/// May use `catalog`, `chat`, `json`.
@NullMarked
package dev.antigravity.ledger;

import org.jspecify.annotations.NullMarked;
