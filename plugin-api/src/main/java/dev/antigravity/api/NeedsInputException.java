package dev.antigravity.api;

/// A command cannot go on without an answer that nobody is there to give.
public final class NeedsInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient MissingInput missing;

    public NeedsInputException(MissingInput missing) {
        super(missing.question() + " Answer with " + missing.flag() + ".");
        this.missing = missing;
    }

    /// What was asked, and the flag that answers it.
    public MissingInput missing() {
        return missing;
    }
}
