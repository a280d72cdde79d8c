package dev.antigravity.api;

import java.util.function.Function;

/// What came of a question.
public sealed interface Answer<T> {
    /// @param byDefault the user took what was suggested, or nobody was there and the default is safe
    record Given<T>(T value, boolean byDefault) implements Answer<T> {}

    /// The user would rather not say.
    record Declined<T>(String question) implements Answer<T> {}

    /// The user gave up on the whole thing.
    record Cancelled<T>() implements Answer<T> {}

    /// Nobody is there to answer.
    record Unavailable<T>(MissingInput missing) implements Answer<T> {}

    /// An answer the user gave.
    static <T> Answer<T> given(T value) {
        return new Given<>(value, false);
    }

    /// A suggestion that was taken.
    static <T> Answer<T> byDefault(T value) {
        return new Given<>(value, true);
    }

    /// The value, or the fallback whatever the reason.
    default T orElse(T fallback) {
        return this instanceof Given<T>(var value, var _) ? value : fallback;
    }

    /// The value, or the end of the command: a host reports {@link NeedsInputException} as "needs input", with the
    /// flag that answers, and {@link CancelledException} as cancelled.
    default T orThrow() {
        return switch (this) {
            case Given<T>(var value, var _) -> value;
            case Declined<T>(var question) -> throw new CancelledException("Declined: " + question);
            case Cancelled<T>() -> throw new CancelledException();
            case Unavailable<T>(var missing) -> throw new NeedsInputException(missing);
        };
    }

    /// The same answer with another value; one without a value stays what it is.
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Given<T>(var value, var byDefault) -> new Given<>(change.apply(value), byDefault);
            case Declined<T>(var question) -> new Declined<>(question);
            case Cancelled<T>() -> new Cancelled<>();
            case Unavailable<T>(var missing) -> new Unavailable<>(missing);
        };
    }
}
