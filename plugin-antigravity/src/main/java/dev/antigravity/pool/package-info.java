/// The accounts at work: whose turn it is, which conversation belongs to whom, who rests and why, who is busy.
///
/// | cause of a rest | scope | if the upstream stated a time | if not |
/// |---|---|---|---|
/// | throttled | model or account | until then | from the second in a row: 1 s, doubling up to 1 min |
/// | exhausted | model or account | until then | avoided: 1 min, doubling up to 1 h |
/// | rejected | account | | avoided: 1 min, doubling up to 30 min |
/// | model missing | model | | avoided: 5 min, doubling up to 1 h |
/// | unready | account | | avoided: 5 s, doubling up to 1 min |
///
/// No rest is longer than `routing.longest-rest`, nor than the upstream said. Who is avoided serves only if nobody else
/// can. After a rest one request goes first; the others follow once it is answered.
///
/// May use `account`, `chat`, `files`, `json`. Decision: `docs/decisions/0008-pool-and-rests.md`.
@NullMarked
package dev.antigravity.pool;

import org.jspecify.annotations.NullMarked;
