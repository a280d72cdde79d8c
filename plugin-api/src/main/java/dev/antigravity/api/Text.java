package dev.antigravity.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A line or a paragraph: spans of text, each with the role it plays. Never holds escape codes.
///
/// Reads as it is built: `Text.of("Run ").command("antigravity oauth").and(" first.")`.
public record Text(List<Span> spans) implements Block {
    public static final Text EMPTY = new Text(List.of());

    public Text {
        spans = List.copyOf(spans);
    }

    /// What a span is. How that looks is up to the host.
    public enum Role {
        PLAIN,
        TITLE,
        OK,
        WARN,
        ERROR,
        MUTED,
        CODE,
        KEY,
        VALUE,
        /// A command as its words, `antigravity list models`: a chat puts the slash before it, a shell does not.
        COMMAND
    }

    /// @param text without line ends and escape codes
    public record Span(String text, Role role) {}

    /// Plain text.
    public static Text of(String text) {
        return EMPTY.and(text);
    }

    /// A heading, between `===`.
    public static Text heading(String text) {
        return EMPTY.and(Role.TITLE, "=== " + text + " ===");
    }

    /// Something that worked, behind a tick.
    public static Text success(String text) {
        return EMPTY.and(Role.OK, "✓ ").and(text);
    }

    /// Something to know before it hurts.
    public static Text warning(String text) {
        return EMPTY.and(Role.WARN, "! ").and(text);
    }

    /// Something that did not work, behind a cross.
    public static Text failure(String text) {
        return EMPTY.and(Role.ERROR, "✗ ").and(text);
    }

    /// Followed by plain text.
    public Text and(String text) {
        return and(Role.PLAIN, text);
    }

    /// Followed by text that plays a role.
    public Text and(Role role, String text) {
        return and(new Text(List.of(new Span(text, role))));
    }

    /// Followed by another text.
    public Text and(Text other) {
        var all = new ArrayList<Span>(spans.size() + other.spans.size());
        all.addAll(spans);
        all.addAll(other.spans);
        return new Text(all);
    }

    /// Followed by what matters less.
    public Text muted(String text) {
        return and(Role.MUTED, text);
    }

    /// Followed by what is typed or stands in a file.
    public Text code(String text) {
        return and(Role.CODE, text);
    }

    /// Followed by a name.
    public Text key(String text) {
        return and(Role.KEY, text);
    }

    /// Followed by what a name stands for.
    public Text value(String text) {
        return and(Role.VALUE, text);
    }

    /// @param words the command without a slash, `antigravity list models`
    public Text command(String words) {
        return and(Role.COMMAND, words);
    }

    /// Whether there is nothing to see.
    public boolean isEmpty() {
        return spans.stream().allMatch(span -> span.text().isEmpty());
    }

    @Override
    public String plainText() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return plainText();
    }
}
