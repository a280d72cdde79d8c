package dev.antigravity.chat;

/// One step of a reply. Streams have a grammar:
///
///     UsageReport? Start ( BlockStart BlockDelta* BlockStop | UsageReport )* Stopped End
///
/// or any prefix of it, then Failed. Blocks may interleave; their indexes tell them apart and are given in order of
/// their starts, from 0. A source may be told behind the stop of its text, for upstreams that name all of them at the
/// end.
public sealed interface StreamEvent {
    record Start() implements StreamEvent {}

    /// @param opening what is known of the block at its start: a call's id and name, a whole picture; texts are empty
    record BlockStart(int index, ContentBlock opening) implements StreamEvent {}

    record BlockDelta(int index, Delta delta) implements StreamEvent {}

    record BlockStop(int index) implements StreamEvent {}

    /// The usage so far; a later report replaces it.
    record UsageReport(Usage usage) implements StreamEvent {}

    record Stopped(Stop stop) implements StreamEvent {}

    record End() implements StreamEvent {}

    /// The reply broke off. Nothing follows, and open blocks stay open.
    record Failed(ApiError error) implements StreamEvent {}
}
