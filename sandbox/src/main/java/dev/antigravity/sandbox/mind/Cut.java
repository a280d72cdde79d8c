package dev.antigravity.sandbox.mind;

import dev.antigravity.sandbox.script.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A reply within the client's limits.
///
/// @param stop empty if no limit was met
record Cut(List<Utterance> said, Optional<StopReason> stop, Optional<String> stopSequence) {
    private static final long HIDDEN_THOUGHT_TOKENS = 10;

    static Cut to(Wishes wishes, List<Utterance> said) {
        var kept = new ArrayList<Utterance>();
        var left = wishes.maxTokens().orElse(Long.MAX_VALUE);
        for (var utterance : said) {
            var sequence = firstSequence(wishes.stopSequences(), utterance);
            var ended = sequence.map(text -> before(text, (Utterance.Speech) utterance))
                    .orElse(utterance);
            if (cost(ended) > left) {
                within(left, ended).ifPresent(kept::add);
                return new Cut(kept, Optional.of(StopReason.MAX_TOKENS), Optional.empty());
            }
            kept.add(ended);
            left -= cost(ended);
            if (sequence.isPresent()) {
                return new Cut(kept, Optional.of(StopReason.STOP_SEQUENCE), sequence);
            }
        }
        return new Cut(kept, Optional.empty(), Optional.empty());
    }

    static long cost(Utterance utterance) {
        return switch (utterance) {
            case Utterance.Thought(var text) -> Tokens.of(text);
            case Utterance.HiddenThought _ -> HIDDEN_THOUGHT_TOKENS;
            case Utterance.Speech(var text) -> Tokens.of(text);
            case Utterance.Refusal(var text) -> Tokens.of(text);
            case Utterance.Call(var tool, var arguments, var _) -> Tokens.of(tool.name()) + Tokens.of(arguments);
        };
    }

    private static Optional<String> firstSequence(List<String> sequences, Utterance utterance) {
        return utterance instanceof Utterance.Speech(var text)
                ? sequences.stream()
                        .filter(text::contains)
                        .min((one, other) -> Integer.compare(text.indexOf(one), text.indexOf(other)))
                : Optional.empty();
    }

    private static Utterance before(String sequence, Utterance.Speech speech) {
        return new Utterance.Speech(speech.text().substring(0, speech.text().indexOf(sequence)));
    }

    private static Optional<Utterance> within(long tokens, Utterance utterance) {
        return switch (utterance) {
            case Utterance.Thought(var text) -> begun(tokens, text).map(Utterance.Thought::new);
            case Utterance.HiddenThought _ -> Optional.empty();
            case Utterance.Speech(var text) -> begun(tokens, text).map(Utterance.Speech::new);
            case Utterance.Refusal(var text) -> begun(tokens, text).map(Utterance.Refusal::new);
            case Utterance.Call(var tool, var arguments, var _) -> {
                var left = tokens - Tokens.of(tool.name());
                yield left <= 0
                        ? Optional.empty()
                        : Optional.of(new Utterance.Call(tool, Tokens.within(left, arguments), false));
            }
        };
    }

    private static Optional<String> begun(long tokens, String text) {
        return Optional.of(Tokens.within(tokens, text)).filter(beginning -> !beginning.isEmpty());
    }
}
