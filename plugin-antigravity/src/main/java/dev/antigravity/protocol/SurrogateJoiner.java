package dev.antigravity.protocol;

import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.chat.TokenLogprob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Joins characters that an upstream cut in two between deltas: the first half of a surrogate pair is held back until
/// the next delta of its block; one that stays alone becomes U+FFFD (STR-006).
public final class SurrogateJoiner implements EventStage {
    private static final String REPLACEMENT = "\uFFFD";

    private final Map<Integer, Held> held = new HashMap<>();

    /// @param tokens that came with nothing but the half
    private record Held(char half, boolean ofArguments, List<TokenLogprob> tokens) {
        String with(String text) {
            var finds = !text.isEmpty() && Character.isLowSurrogate(text.charAt(0));
            return finds ? half + text : REPLACEMENT + text;
        }

        Delta asOrphan() {
            return ofArguments ? new Delta.Arguments(REPLACEMENT) : new Delta.Text(REPLACEMENT, tokens);
        }
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        return switch (event) {
            case BlockDelta(var index, Delta.Text(var text, var logprobs)) ->
                joined(index, text, false, logprobs, Delta.Text::new);
            case BlockDelta(var index, Delta.Arguments(var text)) ->
                joined(index, text, true, List.of(), (whole, _) -> new Delta.Arguments(whole));
            case BlockStop(var index) -> {
                var half = held.remove(index);
                yield half == null ? List.of(event) : List.of(new BlockDelta(index, half.asOrphan()), event);
            }
            default -> List.of(event);
        };
    }

    private List<StreamEvent> joined(
            int index,
            String text,
            boolean ofArguments,
            List<TokenLogprob> tokens,
            BiFunction<String, List<TokenLogprob>, Delta> delta) {
        var before = held.isEmpty() ? null : held.remove(index);
        var whole = before == null ? text : before.with(text);
        var all = before == null ? tokens : joined(before.tokens, tokens);
        if (!whole.isEmpty() && Character.isHighSurrogate(whole.charAt(whole.length() - 1))) {
            var half = whole.charAt(whole.length() - 1);
            whole = whole.substring(0, whole.length() - 1);
            held.put(index, new Held(half, ofArguments, whole.isEmpty() ? all : List.of()));
        }
        return whole.isEmpty() ? List.of() : List.of(new BlockDelta(index, delta.apply(whole, all)));
    }

    private static List<TokenLogprob> joined(List<TokenLogprob> first, List<TokenLogprob> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
