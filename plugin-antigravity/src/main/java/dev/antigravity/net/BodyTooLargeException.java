package dev.antigravity.net;

import java.io.IOException;

/// An answer longer than its reader is willing to hold.
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException(int limitBytes) {
        super("the answer is longer than " + limitBytes + " bytes");
    }
}
