/// The page on which a user sees what the proxy does, and what stands behind it: sessions for browsers, the files
/// of the page, reports, and what happens now as a stream of events.
///
/// It decides nothing and computes nothing: reports are what the commands say with `--json`, and what can be changed is
/// changed by the commands. Decision: `docs/decisions/0031-dashboard.md`.
@NullMarked
package dev.antigravity.dashboard;

import org.jspecify.annotations.NullMarked;
