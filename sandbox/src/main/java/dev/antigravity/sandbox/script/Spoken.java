package dev.antigravity.sandbox.script;

/// One turn of a conversation, as far as scripts are concerned.
///
/// @param byModel whether the model said it
/// @param text    the text of the turn, without tool results
public record Spoken(boolean byModel, String text) {}
