/// Server-sent events: reading them from bytes that arrive in any pieces, and writing them. No house imports.
///
/// Specification: WHATWG HTML, section 9.2 "Server-sent events", read 2026-11.
@NullMarked
package dev.antigravity.sse;

import org.jspecify.annotations.NullMarked;
