package dev.antigravity.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a command found out: something to read, the same as data, files it made, and what to do next.
///
/// Written line by line, then handed over as a result:
/// `return new Report().success("Updated .env").data("keys", keys).next("antigravity list models").done();` Not
/// thread-safe; nobody writes to it after {@link #done()} or {@link #failed}.
public final class Report {
    private final List<Block> body = new ArrayList<>();
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<String> next = new ArrayList<>();

    /// A file the command made.
    public record Artifact(Path path, String mediaType, String title) {}

    /// Adds a line, a table or a picture.
    public Report show(Block block) {
        body.add(block);
        return this;
    }

    /// Adds a heading.
    public Report heading(String text) {
        return show(Text.heading(text));
    }

    /// Adds a line.
    public Report line(String text) {
        return show(Text.of(text));
    }

    /// Adds what worked, behind a tick.
    public Report success(String text) {
        return show(Text.success(text));
    }

    /// Adds something to know before it hurts.
    public Report warning(String text) {
        return show(Text.warning(text));
    }

    /// The same for programs: strings, numbers, booleans, and maps and lists of them. An empty `Optional` is left
    /// out, a full one is its value; anything else is written as its text.
    public Report data(String name, Object value) {
        data.put(name, value);
        return this;
    }

    /// @param mediaType `image/png`, for instance; a host shows what it can show
    public Report artifact(Path path, String mediaType, String title) {
        artifacts.add(new Artifact(path, mediaType, title));
        return this;
    }

    /// A command worth running next, as its words: `antigravity configure`.
    public Report next(String words) {
        next.add(words);
        return this;
    }

    /// Ends well, with exit code 0.
    public CommandResult done() {
        return new CommandResult.Done(this);
    }

    /// Ends badly, and still shows what was found out.
    ///
    /// @param message what happened, as a sentence
    /// @param hint    what to do next; {@link Text#EMPTY} if the message says it
    public CommandResult failed(ErrorCode code, String message, Text hint) {
        return new CommandResult.Failed(code, message, hint, this);
    }

    /// What there is to read, in order.
    public List<Block> body() {
        return List.copyOf(body);
    }

    /// The same for programs, in the order it was said.
    public Map<String, Object> data() {
        return new LinkedHashMap<>(data);
    }

    /// The files that were made.
    public List<Artifact> artifacts() {
        return List.copyOf(artifacts);
    }

    /// Commands worth running next.
    public List<String> next() {
        return List.copyOf(next);
    }
}
