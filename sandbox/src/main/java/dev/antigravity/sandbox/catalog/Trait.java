package dev.antigravity.sandbox.catalog;

/// What a model takes or does; where real models differ, sandbox models do.
public enum Trait {
    VISION,
    /// Answers with pictures.
    DRAWS,
    /// Anthropic: `thinking.type: adaptive`.
    ADAPTIVE_THINKING,
    /// Anthropic: `thinking.type: enabled` with a budget. Gemini: `thinkingBudget`.
    BUDGET_THINKING,
    /// Gemini: `thinkingLevel`.
    LEVEL_THINKING,
    /// OpenAI: `reasoning_effort`, and no sampling parameters.
    REASONING,
    /// OpenAI: takes every parameter and thinks when asked to, as servers do that are compatible with it.
    COMPATIBLE,
    /// Takes `temperature`, `top_p` and the like.
    SAMPLING,
    /// Anthropic: goes on with a final assistant message.
    PREFILL,
    /// Anthropic: takes `role: system` inside `messages`.
    MID_SYSTEM,
    /// Gemini: refuses the first function call of a step of the current turn without its thought signature.
    NEEDS_SIGNATURES,
    /// Gemini: gives its function calls ids.
    CALL_IDS
}
