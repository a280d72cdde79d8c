package dev.antigravity.envfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file says about environment variables, in the notation it is written in. Immutable; its bytes are the bytes
/// it was read from.
public abstract sealed class EnvText permits DotenvText, ClaudeSettingsText {
    static final char BOM = '\uFEFF';

    EnvText() {}

    /// Every key with the value a host sees, in the order the keys first occur.
    public abstract Map<String, String> values();

    public Optional<String> value(String key) {
        return Optional.ofNullable(values().get(key));
    }

    /// The whole file.
    public abstract String text();

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /// What in this file probably does not mean what its author thinks, first line first.
    public abstract List<EnvProblem> problems();

    abstract EnvNotation notation();

    /// This text, saying that. Only the value changes.
    ///
    /// @throws BadEnvKeyException            if the file has no such key and should not get one
    /// @throws UnrepresentableValueException if there is no way to write it
    abstract EnvText with(String key, String value);

    /// This text without that key.
    abstract EnvText without(String key);

    /// This text with what it said about a key before a step of ours, which nobody has touched since.
    abstract EnvText takingBack(String key, EnvContent before, EnvContent after);

    /// @throws UnreadableEnvException if the bytes are not UTF-8 or hold a NUL
    static String decode(byte[] bytes) {
        refuseNul(bytes);
        try {
            // A fresh decoder reports what it cannot read; `new String` would replace it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new UnreadableEnvException("line " + firstBadLine(bytes) + " is not UTF-8; save the file as UTF-8");
        }
    }

    private static void refuseNul(byte[] bytes) {
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new UnreadableEnvException("it is a binary file (a NUL at byte " + i + ")");
            }
        }
    }

    private static int firstBadLine(byte[] bytes) {
        var good = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        decoder.decode(good, CharBuffer.allocate(bytes.length), true);
        var line = 1;
        for (var i = 0; i < good.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /// Sizes only: the values stay out of logs.
    @Override
    public String toString() {
        return notation().noun() + " with " + values().size() + " keys";
    }
}
