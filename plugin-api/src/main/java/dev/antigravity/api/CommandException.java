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

    /// @param message what happened, naming the wrong value, as a sentence
    /// @param hint    what to do next; {@link Text#EMPTY} if the message says it
    public CommandException(ErrorCode code, String message, Text hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    /// @param cause for the log; never shown
    public CommandException(ErrorCode code, String message, Text hint, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    /// Sorts the failure for programs; gives the exit code.
    public ErrorCode code() {
        return code;
    }

    /// What happened.
    public String message() {
        return String.valueOf(getMessage());
    }

    /// What to do next; may be empty.
    public Text hint() {
        return hint;
    }
}
