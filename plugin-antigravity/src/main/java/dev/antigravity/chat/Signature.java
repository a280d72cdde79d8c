package dev.antigravity.chat;

/// A vendor's proof that some reasoning is its own. Opaque, and only ever given back to its maker.
///
/// @param maker who made it
/// @param value as the maker wrote it; for {@link Maker#OPENAI} the item id, a dot, and the encrypted content
public record Signature(Maker maker, String value) {
    /// The families whose models sign. A signature goes back to its own only.
    public enum Maker {
        ANTHROPIC,
        OPENAI,
        GOOGLE
    }
}
