package dev.antigravity.sandbox.script;

import dev.antigravity.sandbox.http.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the step that applies to a request. Thread-safe.
public final class Prompter {
    private static final Pattern BLOCK = Pattern.compile("\\[sandbox]\\s*\\R?(.*?)\\[/sandbox]", Pattern.DOTALL);

    private final Rules rules;
    private final Strikes strikes = new Strikes();

    public Prompter(Rules rules) {
        this.rules = rules;
    }

    /// @param conversation oldest turn first; none for requests that no model answers
    /// @throws ScriptException if the script of the request cannot be read
    public Step stepFor(Target target, Headers headers, List<Spoken> conversation) {
        var inHeader = headers.first("x-sandbox-script");
        if (inHeader.isPresent()) {
            return struck(decoded(inHeader.get()), turnsSinceQuestion(conversation));
        }
        for (var i = conversation.size() - 1; i >= 0; i--) {
            var block = BLOCK.matcher(conversation.get(i).text());
            if (!conversation.get(i).byModel() && block.find()) {
                var turns = turnsOfModel(conversation.subList(i, conversation.size()));
                return turns < Script.of(block.group(1)).steps().size()
                        ? struck(block.group(1), turns)
                        : fromRules(target);
            }
        }
        return fromRules(target);
    }

    private Step fromRules(Target target) {
        return rules.take(target).orElse(Step.EMPTY);
    }

    /// The step, without a fault that has struck often enough.
    private Step struck(String source, int turn) {
        var step = Script.of(source).step(turn);
        var strike = step.last(Directive.Break.class);
        if (strike.isEmpty() || strike.get().times().isEmpty()) {
            return step;
        }
        var before = strikes.count(turn + "\n" + source);
        return before < strike.get().times().getAsInt() ? step : step.withoutFaults();
    }

    /// A script in a header is for this one question: its steps are counted from the last text the user wrote.
    private static int turnsSinceQuestion(List<Spoken> conversation) {
        for (var i = conversation.size() - 1; i >= 0; i--) {
            if (!conversation.get(i).byModel() && !conversation.get(i).text().isBlank()) {
                return turnsOfModel(conversation.subList(i, conversation.size()));
            }
        }
        return 0;
    }

    /// A last turn of the model is one that it is asked to go on with, and not yet over.
    private static int turnsOfModel(List<Spoken> conversation) {
        var turns = (int) conversation.stream().filter(Spoken::byModel).count();
        return conversation.getLast().byModel() ? turns - 1 : turns;
    }

    private static String decoded(String header) {
        return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// How often each script has been read; the oldest are forgotten.
    private static final class Strikes {
        private static final int MOST = 10_000;

        private final LinkedHashMap<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true);

        /// @return how often it was counted before
        synchronized int count(String key) {
            var before = counts.merge(key, 1, Integer::sum) - 1;
            if (counts.size() > MOST) {
                counts.pollFirstEntry();
            }
            return before;
        }
    }
}
