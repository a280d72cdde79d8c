package dev.antigravity.api;

/// A piece of what a person gets to see. The host decides how it looks; {@link #plainText()} is how it reads
/// without any looks.
public sealed interface Block permits Text, Table, Image {
    /// The block as lines of plain text, without a line end at the end.
    String plainText();
}
