package dev.antigravity.sandbox.catalog;

/// Whose API a model is offered through.
public enum Family {
    ANTHROPIC,
    OPENAI,
    GEMINI,
    CLOUD_CODE
}
