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

    public Report show(Block block) {
        body.add(block);
        return this;
    }

    public Report heading(String text) {
        return show(Text.heading(text));
    }

    public Report line(String text) {
        return show(Text.of(text));
    }

    public Report success(String text) {
        return show(Text.success(text));
    }

    public Report warning(String text) {
        return show(Text.warning(text));
    }

    /// The same for programs: strings, numbers, booleans, and maps and lists of them. An empty `Optional` is left
    /// out, a full one is its value; anything else is written as its text.
    public Report data(String name, Object value) {
        data.put(name, value);
        return this;
    }

    public Report artifact(Path path, String mediaType, String title) {
        artifacts.add(new Artifact(path, mediaType, title));
        return this;
    }

    /// A command worth running next, as its words: `antigravity configure`.
    public Report next(String words) {
        next.add(words);
        return this;
    }

    public CommandResult done() {
        return new CommandResult.Done(this);
    }

    public CommandResult failed(ErrorCode code, String message, Text hint) {
        return new CommandResult.Failed(code, message, hint, this);
    }

    public List<Block> body() {
        return List.copyOf(body);
    }

    public Map<String, Object> data() {
        return new LinkedHashMap<>(data);
    }

    public List<Artifact> artifacts() {
        return List.copyOf(artifacts);
    }

    public List<String> next() {
        return List.copyOf(next);
    }
}
