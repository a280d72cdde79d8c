package dev.antigravity.envfile;

import java.util.regex.Pattern;

/// What may be a key and what may be a value.
final class EnvKeys {
    /// What `dotenv` can read. Names like `a.b` occur and may be edited, but are not for new keys.
    private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9_.-]+");

    /// What every program and shell can take: the names of POSIX.
    private static final Pattern PORTABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private EnvKeys() {}

    /// @throws BadEnvKeyException if no file can hold that key
    static void check(String key) {
        if (!READABLE.matcher(key).matches() || key.equals("__proto__")) {
            throw BadEnvKeyException.notAKey(key);
        }
    }

    /// @throws BadEnvKeyException if not every reader of the file would take the key
    static void checkNew(String key) {
        if (!PORTABLE.matcher(key).matches()) {
            throw BadEnvKeyException.notAKey(key);
        }
    }

    /// @throws UnrepresentableValueException if no file can hold that value
    static void checkValue(String key, String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                throw UnrepresentableValueException.character(key, c, i + 1);
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw UnrepresentableValueException.character(key, c, i + 1);
            }
        }
    }
}
