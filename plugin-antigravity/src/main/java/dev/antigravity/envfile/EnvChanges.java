package dev.antigravity.envfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a file should say about some keys. Immutable; the last word about a key counts.
public final class EnvChanges {
    private static final EnvChanges NONE = new EnvChanges(new LinkedHashMap<>());

    private final Map<String, Optional<String>> wishes;

    private EnvChanges(LinkedHashMap<String, Optional<String>> wishes) {
        this.wishes = Collections.unmodifiableMap(wishes);
    }

    public static EnvChanges none() {
        return NONE;
    }

    /// A value may hold tabs and line feeds, but no other control characters.
    ///
    /// @throws BadEnvKeyException            if the key is none
    /// @throws UnrepresentableValueException if an env file cannot hold a character of the value
    public EnvChanges set(String key, String value) {
        EnvKeys.check(key);
        EnvKeys.checkValue(key, value);
        return with(key, Optional.of(value));
    }

    /// @throws BadEnvKeyException if the key is none
    public EnvChanges unset(String key) {
        EnvKeys.check(key);
        return with(key, Optional.empty());
    }

    public boolean isEmpty() {
        return wishes.isEmpty();
    }

    public Set<String> keys() {
        return wishes.keySet();
    }

    /// Every key with its value, or with nothing if it should go.
    Map<String, Optional<String>> wishes() {
        return wishes;
    }

    private EnvChanges with(String key, Optional<String> wish) {
        var more = new LinkedHashMap<>(wishes);
        more.put(key, wish);
        return new EnvChanges(more);
    }

    /// Keys only: the values stay out of logs.
    @Override
    public String toString() {
        return "changes to " + String.join(", ", wishes.keySet());
    }
}
