package dev.antigravity.api;

/// A value that is being typed.
///
/// @param name      the option or parameter it belongs to: `provider`
/// @param typed     what stands there so far, possibly nothing
/// @param arguments what the rest of the line says
public record CompletionRequest(String name, String typed, Arguments arguments) {}
