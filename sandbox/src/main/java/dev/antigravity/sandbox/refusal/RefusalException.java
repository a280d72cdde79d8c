package dev.antigravity.sandbox.refusal;

/// Carries a refusal from where it is found to where it is worded.
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    RefusalException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
