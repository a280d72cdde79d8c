package dev.antigravity.envfile;

/// A value that no quoting can carry so that the hosts read it back unchanged. The message never holds the value.
public final class UnrepresentableValueException extends EnvFileException {
    private static final long serialVersionUID = 1;

    private final String key;

    private UnrepresentableValueException(String key, String complaint) {
        super(key + ": " + complaint);
        this.key = key;
    }

    static UnrepresentableValueException character(String key, char character, int at) {
        return new UnrepresentableValueException(
                key,
                "the value holds a character an env file cannot carry (U+%04X at position %d)"
                        .formatted((int) character, at));
    }

    static UnrepresentableValueException allQuotes(String key) {
        return new UnrepresentableValueException(
                key, "no way of quoting can carry this value, and quotes have no escapes; choose a value without them");
    }

    static UnrepresentableValueException otherLines(String key, String where) {
        return new UnrepresentableValueException(
                key,
                "it cannot be written without changing what other lines mean; repair the file first (" + where + ")");
    }

    public String key() {
        return key;
    }
}
