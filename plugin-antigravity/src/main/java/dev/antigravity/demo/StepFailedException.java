package dev.antigravity.demo;

/// A step of the demo did not do what it shows. The message says what was seen instead.
final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailedException(String seen) {
        super(seen);
    }

    StepFailedException(String seen, Throwable cause) {
        super(seen, cause);
    }

    static void unless(boolean holds, String seen) {
        if (!holds) {
            throw new StepFailedException(seen);
        }
    }
}
