package dev.antigravity.api;

/// The person (or nobody) on the other side of a command, through the host's eyes: a terminal, a chat, a hook, a
/// test.
///
/// Every question may be answered, declined, cancelled, or unavailable because nobody is there; see {@link Answer}.
/// A secret is only ever asked for by {@link #askSecret}. May be used from any thread, but questions come one at a
/// time.
public interface Conversation {
    /// What the other side can do, so that a command need not ask for what cannot be.
    Capabilities capabilities();

    /// Shows something now, while the command runs. What the command found out belongs in its result instead.
    void show(Block block);

    /// Asks for a line of text. Blocks until it is there.
    Answer<String> ask(Question question);

    /// The characters are the caller's to wipe.
    Answer<char[]> askSecret(SecretQuestion question);

    /// Asks for one of several items. Blocks until one is chosen.
    <T> Answer<T> choose(Choice<T> choice);

    /// Asks for a yes or no. Blocks until it is there.
    Answer<Boolean> confirm(Confirm confirm);

    /// Brings the user to a web page: always shows the address, opens a browser where that makes sense.
    ///
    /// @return `true` if a browser was opened, `false` if the address was only shown
    Answer<Boolean> openUrl(UrlRequest request);

    /// Begins to report on something that takes a while.
    Progress progress(String title);

    /// Shows a heading.
    default void heading(String text) {
        show(Text.heading(text));
    }

    /// Shows a line.
    default void info(String text) {
        show(Text.of(text));
    }

    /// Shows what worked, behind a tick.
    default void success(String text) {
        show(Text.success(text));
    }

    /// Shows what to know before it hurts.
    default void warn(String text) {
        show(Text.warning(text));
    }

    /// Shows what did not work, behind a cross. A failure that ends the command is a {@link CommandException}.
    default void error(String text) {
        show(Text.failure(text));
    }
}
