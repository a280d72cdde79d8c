package dev.antigravity.api;

/// A command cannot do what it was asked. Says what happened and what to do about it; the cause is for the log
/// only.
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Text hint;

    /// @param message what happened, naming the wrong value
    /// @param hint    what to do next
    public CommandException(ErrorCode code, String message, String hint) {
        this(code, message, Text.of(hint));
    }

    public CommandException(ErrorCode code, String message, Text hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    public CommandException(ErrorCode code, String message, Text hint, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    public ErrorCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Text hint() {
        return hint;
    }
}
