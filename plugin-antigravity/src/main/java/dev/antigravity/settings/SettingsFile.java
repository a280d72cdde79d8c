package dev.antigravity.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The configuration file and the settings in force. A changed file replaces them whole or not at all: while it has a
/// problem, the last good settings hold. Thread-safe.
public final class SettingsFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final String ABSENT = "absent";

    private final Path file;
    private final Map<String, String> environment;
    private final AtomicReference<State> state;

    /// @param seen fingerprint of the content that was looked at last, good or not
    private record State(String seen, Settings settings) {}

    /// What a look at the file brought.
    public sealed interface Refresh {
        /// The file is as it was.
        record Unchanged() implements Refresh {}

        /// These are in force now.
        record Loaded(Settings settings) implements Refresh {}

        /// The file cannot be used; what was in force stays so. Said once for each content.
        record Rejected(SettingsException reason) implements Refresh {}
    }

    private SettingsFile(Path file, Map<String, String> environment, Optional<byte[]> content) {
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.state = new AtomicReference<>(new State(fingerprint(content), parse(content.orElse(new byte[0]))));
    }

    /// A file that must be there.
    ///
    /// @param environment the variables `${NAME}` stands for
    /// @throws SettingsException if it is not there or anything is wrong with it
    public static SettingsFile required(Path file, Map<String, String> environment) {
        var content = content(file);
        if (content.isEmpty()) {
            throw problem(file, "there is no such file");
        }
        return new SettingsFile(file, environment, content);
    }

    /// A file that may be missing; then everything is as it comes.
    ///
    /// @param environment the variables `${NAME}` stands for
    /// @throws SettingsException if anything is wrong with it
    public static SettingsFile optional(Path file, Map<String, String> environment) {
        return new SettingsFile(file, environment, content(file));
    }

    public Path path() {
        return file;
    }

    /// The settings in force.
    public Settings current() {
        return state.get().settings();
    }

    /// Looks at the file and takes over what has changed.
    public Refresh refresh() {
        try {
            return take(content(file));
        } catch (SettingsException e) {
            return reject(state.get(), "unreadable " + e.getMessage(), e);
        }
    }

    private Refresh take(Optional<byte[]> content) {
        var before = state.get();
        var fingerprint = fingerprint(content);
        if (fingerprint.equals(before.seen())) {
            return new Refresh.Unchanged();
        }
        if (content.isEmpty()) {
            return reject(before, fingerprint, problem(file, "the file is gone; what it said stays in force"));
        }
        try {
            var settings = parse(content.get());
            return state.compareAndSet(before, new State(fingerprint, settings))
                    ? new Refresh.Loaded(settings)
                    : new Refresh.Unchanged();
        } catch (SettingsException e) {
            return reject(before, fingerprint, e);
        }
    }

    private Refresh reject(State before, String fingerprint, SettingsException reason) {
        var isNews = !fingerprint.equals(before.seen())
                && state.compareAndSet(before, new State(fingerprint, before.settings()));
        return isNews ? new Refresh.Rejected(reason) : new Refresh.Unchanged();
    }

    /// Fingerprint of what the file holds at this moment, for telling whether somebody is still writing it.
    String fingerprint() {
        try {
            return fingerprint(content(file));
        } catch (SettingsException e) {
            return "unreadable " + e.getMessage();
        }
    }

    private static String fingerprint(Optional<byte[]> content) {
        return content.map(SettingsFile::sha256).orElse(ABSENT);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Settings parse(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return SettingsReader.read(text.startsWith("\uFEFF") ? text.substring(1) : text, file, environment);
        } catch (CharacterCodingException e) {
            throw problem(file, "the file is not in UTF-8; save it in that encoding");
        }
    }

    private static Optional<byte[]> content(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw problem(file, "the file is larger than 1 MiB; is it the right one?");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (AccessDeniedException _) {
            throw problem(file, "the file may not be read; give its owner the right to, as with chmod u+r");
        } catch (IOException e) {
            throw problem(file, "the file cannot be read: " + e.getMessage());
        }
    }

    private static SettingsException problem(Path file, String complaint) {
        return new SettingsException(List.of(new Problem(new Origin.File(file, 1, 1), "", complaint)));
    }
}
