/// What all simulated APIs have in common: who may call, how a question becomes an answer, how faults strike.
///
/// Below, one room per protocol. Each reads requests as strictly as its vendor does (a *reader*, from JSON to a
/// {@link dev.antigravity.sandbox.mind.Question}) and writes answers in its vendor's grammar (a *renderer*, from a
/// {@link dev.antigravity.sandbox.mind.Reply} to JSON and to {@link dev.antigravity.sandbox.wire.Event}s).
@NullMarked
package dev.antigravity.sandbox.wire;

import org.jspecify.annotations.NullMarked;
