package dev.antigravity.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A question answered with a line of text.
///
/// @param key           the name of the flag that answers it without asking: `provider` for `--provider`
/// @param text          the question, without a question mark's worth of decoration: `Base URL`
/// @param suggestion    what pressing Enter means
/// @param safe          the suggestion may also be taken when nobody can be asked
/// @param complaint     says what is wrong with an answer; empty if nothing is
public record Question(
        String key,
        String text,
        Optional<String> help,
        Optional<String> suggestion,
        boolean safe,
        Function<String, Optional<String>> complaint) {
    /// A question without a suggestion that takes any answer.
    public static Question of(String key, String text) {
        return new Question(key, text, Optional.empty(), Optional.empty(), false, _ -> Optional.empty());
    }

    /// @param help a sentence for somebody who does not know what is meant
    public Question withHelp(String help) {
        return new Question(key, text, Optional.of(help), suggestion, safe, complaint);
    }

    /// Enter takes that; where nobody can be asked it is not taken.
    public Question suggesting(String suggestion) {
        return new Question(key, text, help, Optional.of(suggestion), false, complaint);
    }

    /// Suggests an answer that may also be taken when nobody can be asked.
    public Question safelySuggesting(String suggestion) {
        return new Question(key, text, help, Optional.of(suggestion), true, complaint);
    }

    /// @param complaint says what is wrong with an answer, which is then asked for again; empty if nothing is
    public Question checkedBy(Function<String, Optional<String>> complaint) {
        return new Question(key, text, help, suggestion, safe, complaint);
    }

    /// What a host answers where nobody can be asked.
    public Answer<String> unasked() {
        return safe && suggestion.isPresent()
                ? Answer.byDefault(suggestion.get())
                : new Answer.Unavailable<>(new MissingInput("--" + key, text, List.of()));
    }
}
