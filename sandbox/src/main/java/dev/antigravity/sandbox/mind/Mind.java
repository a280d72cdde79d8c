package dev.antigravity.sandbox.mind;

import dev.antigravity.sandbox.script.Directive;
import dev.antigravity.sandbox.script.Step;
import dev.antigravity.sandbox.script.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The simulated model. Thread-safe.
public final class Mind {
    private final PromptCache cache;

    public Mind(PromptCache cache) {
        this.cache = cache;
    }

    /// @param account whose prompt cache is used
    public Reply reply(Question question, Step step, String account) {
        var said = isForThis(step, question) ? scripted(question, step) : new FreeSpeech(question).speak();
        var cut = Cut.to(question.wishes(), said);
        var stop = step.stop().orElseGet(() -> cut.stop().orElseGet(() -> naturalStop(cut.said())));
        var sequence = stop == StopReason.STOP_SEQUENCE
                ? cut.stopSequence()
                        .or(() -> question.wishes().stopSequences().stream().findFirst())
                : Optional.<String>empty();
        var pieces = new Pieces(step.chunk(), step.interleaves());
        return new Reply(cut.said(), stop, sequence, usage(question, step, account, cut.said()), pieces);
    }

    /// A client that wants JSON of a certain shape (for a title, say) sends the same prompt as for its main request; a
    /// script that only calls tools is meant for that one.
    private static boolean isForThis(Step step, Question question) {
        var wantsJson = question.wishes().answerSchema().isPresent();
        return step.speaks() && (!wantsJson || step.last(Directive.Say.class).isPresent());
    }

    private static StopReason naturalStop(List<Utterance> said) {
        if (said.stream().anyMatch(Utterance.Call.class::isInstance)) {
            return StopReason.TOOL_USE;
        }
        return said.stream().anyMatch(Utterance.Refusal.class::isInstance) ? StopReason.REFUSAL : StopReason.END;
    }

    private static List<Utterance> scripted(Question question, Step step) {
        var said = new ArrayList<Utterance>();
        for (var directive : step.directives()) {
            switch (directive) {
                case Directive.Think(var text) -> {
                    if (question.wishes().thinks()) {
                        said.add(new Utterance.Thought(text));
                    }
                }
                case Directive.Redact _ -> {
                    if (question.wishes().thinks()) {
                        said.add(new Utterance.HiddenThought());
                    }
                }
                case Directive.Say(var text) -> {
                    if (!text.isEmpty()) {
                        said.add(new Utterance.Speech(text));
                    }
                }
                case Directive.Words(var count) -> said.add(new Utterance.Speech(words(count)));
                case Directive.CallTool(var tool, var arguments) -> said.add(call(question, tool, arguments));
                case Directive.Refuse(var text) -> said.add(new Utterance.Refusal(text));
                case Directive.Stop _,
                        Directive.Report _,
                        Directive.Delay _,
                        Directive.Pace _,
                        Directive.Chunk _,
                        Directive.Slice _,
                        Directive.Interleave _,
                        Directive.SendHeader _,
                        Directive.Break _ -> {}
            }
        }
        return said;
    }

    private static Utterance call(Question question, String name, String arguments) {
        return question.toolbox()
                .find(name)
                .<Utterance>map(tool -> new Utterance.Call(tool, arguments, true))
                .orElseGet(() -> new Utterance.Speech("The sandbox was told to call the tool " + name
                        + ", which is not offered here. Offered: "
                        + String.join(", ", question.toolbox().names()) + "."));
    }

    private static String words(int count) {
        var text = new StringBuilder();
        for (var i = 1; i <= count; i++) {
            text.append(i == 1 ? "" : " ").append(i % 10 == 0 ? "sandbox" : "word" + i);
        }
        return text.toString();
    }

    private Usage usage(Question question, Step step, String account, List<Utterance> said) {
        var use = cache.use(account, question.model().id(), question.prefix());
        var output = said.stream().mapToLong(Cut::cost).sum();
        var thinking = said.stream()
                .filter(one -> one instanceof Utterance.Thought || one instanceof Utterance.HiddenThought)
                .mapToLong(Cut::cost)
                .sum();
        return new Usage(question.prefix().tokens(), use.read(), use.written(), use.written1h(), output, thinking)
                .reportedAs(step.reported());
    }
}
