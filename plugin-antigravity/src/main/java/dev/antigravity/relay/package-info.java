/// Serves one request: which lane, which candidate, what to do when it fails, and how the answer gets back.
///
/// Two lanes. Verbatim where both sides speak the same protocol: bytes through, a tap reads a copy. Translated
/// otherwise: one canonical model between two codecs, and a receipt. Before the first byte another candidate may be
/// tried, after it never. May use `route`, `upstream`, `ledger`, `protocol`, `account`, `chat`, `sse`, `net`, `json`.
@NullMarked
package dev.antigravity.relay;

import org.jspecify.annotations.NullMarked;
