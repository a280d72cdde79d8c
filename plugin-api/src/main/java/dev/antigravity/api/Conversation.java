package dev.antigravity.api;

/// The person (or nobody) on the other side of a command, through the host's eyes: a terminal, a chat, a hook, a
/// test.
///
/// Every question may be answered, declined, cancelled, or unavailable because nobody is there; see {@link Answer}.
/// A secret is only ever asked for by {@link #askSecret}. May be used from any thread, but questions come one at a
/// time.
public interface Conversation {
    Capabilities capabilities();

    /// Shows something now, while the command runs. What the command found out belongs in its result instead.
    void show(Block block);

    Answer<String> ask(Question question);

    /// The characters are the caller's to wipe.
    Answer<char[]> askSecret(SecretQuestion question);

    <T> Answer<T> choose(Choice<T> choice);

    Answer<Boolean> confirm(Confirm confirm);

    /// Brings the user to a web page: always shows the address, opens a browser where that makes sense.
    ///
    /// @return `true` if a browser was opened, `false` if the address was only shown
    Answer<Boolean> openUrl(UrlRequest request);

    /// Begins to report on something that takes a while.
    Progress progress(String title);

    default void heading(String text) {
        show(Text.heading(text));
    }

    default void info(String text) {
        show(Text.of(text));
    }

    default void success(String text) {
        show(Text.success(text));
    }

    default void warn(String text) {
        show(Text.warning(text));
    }

    default void error(String text) {
        show(Text.failure(text));
    }
}
