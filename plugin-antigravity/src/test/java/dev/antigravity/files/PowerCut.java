package dev.antigravity.files;

/// The machine stopped. An error, so that nothing in the code under test takes it for a failure it could handle.
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    PowerCut() {
        super("the machine stopped", null, false, false);
    }
}
