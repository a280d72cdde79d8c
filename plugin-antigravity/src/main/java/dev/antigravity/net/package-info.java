/// The only way out: one HTTP client for everything this plugin calls.
///
/// Apache HttpClient 5 is imported here and nowhere else. Calls block, on virtual threads; nothing is retried,
/// redirected,
/// cached or decompressed behind the caller's back, and only hosts somebody named are called. No house imports.
@NullMarked
package dev.antigravity.net;

import org.jspecify.annotations.NullMarked;
