package dev.antigravity.json;

/// Bytes that are not JSON, or JSON beyond the limits stated in {@link Json}.
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedJsonException(String complaint, int line, int column) {
        super("not valid JSON: " + complaint + " (line " + line + ", column " + column + ")");
    }
}
