package dev.antigravity.api;

/// A report on something that takes a while. Ends once, by {@link #done} or {@link #fail}; closing it before that
/// means it was cancelled. Thread-safe; the host decides how often to draw.
public interface Progress extends AutoCloseable {
    /// A report that nobody reads.
    static Progress unseen() {
        return new UnseenProgress();
    }

    /// How far it is. Never goes back.
    ///
    /// @param total 0 if nobody knows
    void update(long done, long total);

    /// What is going on right now.
    void note(String what);

    void done(String summary);

    void fail(String reason);

    @Override
    void close();
}
