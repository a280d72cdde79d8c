package dev.antigravity.envfile;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bytes of a file at one moment, or the fact that there was none.
final class EnvContent {
    /// Far above any real env file, and small enough to look at many times.
    private static final int LARGEST = 1 << 20;

    private final EnvNotation notation;
    private final byte @Nullable [] bytes;

    private EnvContent(EnvNotation notation, byte @Nullable [] bytes) {
        this.notation = notation;
        this.bytes = bytes;
    }

    static EnvContent absent(EnvNotation notation) {
        return new EnvContent(notation, null);
    }

    static EnvContent of(EnvNotation notation, byte[] bytes) {
        return new EnvContent(notation, bytes.clone());
    }

    static EnvContent of(EnvText text) {
        return new EnvContent(text.notation(), text.bytes());
    }

    boolean exists() {
        return bytes != null;
    }

    /// Empty if there is no file.
    Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    /// @throws UnreadableEnvException if these bytes are no such file
    EnvText text() {
        var read = bytes == null ? new byte[0] : bytes;
        if (read.length > LARGEST) {
            throw new UnreadableEnvException(
                    "it has " + read.length + " bytes, and " + notation.noun() + " at most " + LARGEST);
        }
        return notation.read(read);
    }

    /// The values, none if these bytes are no such file.
    Map<String, String> valuesIfReadable() {
        try {
            return text().values();
        } catch (UnreadableEnvException _) {
            return Map.of();
        }
    }

    /// The keys whose values differ, those of the first map first.
    static Set<String> keysThatDiffer(Map<String, String> one, Map<String, String> two) {
        var keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(two.keySet());
        keys.removeIf(key -> Objects.equals(one.get(key), two.get(key)));
        return keys;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnvContent that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes == null ? "no file" : bytes.length + " bytes";
    }
}
