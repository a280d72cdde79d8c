package dev.antigravity.envfile;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bytes of an env file at one moment, or the fact that there was none.
final class EnvContent {
    static final EnvContent ABSENT = new EnvContent(null);

    /// Far above any real env file, and small enough to look at many times.
    private static final int LARGEST = 1 << 20;

    private final byte @Nullable [] bytes;

    private EnvContent(byte @Nullable [] bytes) {
        this.bytes = bytes;
    }

    static EnvContent of(byte[] bytes) {
        return new EnvContent(bytes.clone());
    }

    static EnvContent of(EnvText text) {
        return new EnvContent(text.bytes());
    }

    boolean exists() {
        return bytes != null;
    }

    /// Empty if there is no file.
    Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    /// @throws UnreadableEnvException if these bytes are no env file
    EnvText text() {
        if (bytes == null) {
            return EnvText.EMPTY;
        }
        if (bytes.length > LARGEST) {
            throw new UnreadableEnvException("it has " + bytes.length + " bytes, and an env file at most " + LARGEST);
        }
        return EnvText.parse(bytes);
    }

    /// The values, none if these bytes are no env file.
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
