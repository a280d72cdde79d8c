package dev.antigravity.store;

/// Why a database could not be used. The message says what is wrong and what to do, ready to end a sentence.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /// Whose fault it is.
    public enum Reason {
        /// The file is damaged, or never was a database.
        BROKEN,
        /// It is somebody else's database.
        FOREIGN,
        /// A newer version of this program has written it.
        NEWER,
        /// Somebody keeps it locked.
        BUSY,
        /// The disk is full.
        FULL,
        /// This machine cannot run the database, or may not write the file.
        UNUSABLE
    }

    StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
