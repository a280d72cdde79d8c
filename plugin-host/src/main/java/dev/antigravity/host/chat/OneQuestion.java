package dev.antigravity.host.chat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.Report;
import dev.antigravity.host.model.ModelClient;
import dev.antigravity.host.model.ModelException;
import dev.antigravity.host.model.Reply;
import dev.antigravity.host.screen.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A question and its answer, without a chat around them.
public final class OneQuestion {
    private final ChatSetting setting;
    private final String userAgent;

    public OneQuestion(ChatSetting setting, String userAgent) {
        this.setting = setting;
        this.userAgent = userAgent;
    }

    /// @param model  another model than the environment names
    /// @param screen where the answer is written as it comes; without one it is part of the report
    /// @throws CommandException if there is no whole answer
    public Report ask(String words, Optional<String> model, Optional<Screen> screen, CancellationToken cancellation) {
        try (var client = new ModelClient(userAgent)) {
            var models = new ModelChoice(setting.environment());
            model.ifPresent(models::pick);
            var answers = screen.orElseGet(Screen::unseen);
            var printer = new AnswerPrinter(Screens.onlyAnswers(answers, answers), () -> {});
            try {
                var reply = new Dialogue(client).say(words, models.settings(), printer, cancellation);
                return report(reply, screen.isEmpty());
            } finally {
                printer.end();
            }
        } catch (ModelException e) {
            throw Advice.asCommandFailure(e, setting.root());
        }
    }

    private static Report report(Reply reply, boolean withText) {
        var report = new Report()
                .data("model", reply.model())
                .data("stopReason", reply.stopReason())
                .data("usage", usage(reply.usage()));
        return withText ? report.line(reply.text()) : report;
    }

    private static Map<String, Long> usage(Reply.Usage usage) {
        var counts = new LinkedHashMap<String, Long>();
        put(counts, "inputTokens", usage.input());
        put(counts, "cacheReadTokens", usage.cacheRead());
        put(counts, "cacheWriteTokens", usage.cacheWrite());
        put(counts, "outputTokens", usage.output());
        return counts;
    }

    private static void put(Map<String, Long> counts, String name, OptionalLong count) {
        count.ifPresent(tokens -> counts.put(name, tokens));
    }
}
