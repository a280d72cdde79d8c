package dev.antigravity.api;

/// What the other side of a conversation can do.
///
/// @param interactive somebody can answer questions
/// @param browser     a browser can be opened where the user sits
public record Capabilities(boolean interactive, boolean browser) {}
