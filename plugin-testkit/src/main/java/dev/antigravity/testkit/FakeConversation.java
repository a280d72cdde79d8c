package dev.antigravity.testkit;

import dev.antigravity.api.Answer;
import dev.antigravity.api.Block;
import dev.antigravity.api.Capabilities;
import dev.antigravity.api.Choice;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Progress;
import dev.antigravity.api.Question;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.UrlRequest;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A person who answers as told beforehand, by the key of the question, and remembers everything. Thread-safe for
/// what is shown.
///
/// ```java
/// var conversation = new FakeConversation().answering("provider", "claude").answering("yes", "yes");
/// ```
///
/// A question without a script is answered as if nobody was there, unless {@link #pressingEnter()} was said: then
/// it takes the suggestion. An answer that the question itself refuses fails the test.
public final class FakeConversation implements Conversation {
    private static final String CANCEL = "\0cancel";
    private static final String DECLINE = "\0decline";

    private final Map<String, Queue<String>> script = new HashMap<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<URI> opened = new ArrayList<>();
    private Capabilities capabilities = new Capabilities(true, true);
    private Consumer<URI> browser = _ -> {};
    private boolean pressesEnter;

    /// Will answer that question so; said several times, one answer after the other. `yes` and `no` for a
    /// confirmation, a name or a number for a choice.
    public FakeConversation answering(String key, String answer) {
        script.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /// Will press Ctrl-C at that question.
    public FakeConversation cancelling(String key) {
        return answering(key, CANCEL);
    }

    /// Will rather not answer that question.
    public FakeConversation declining(String key) {
        return answering(key, DECLINE);
    }

    /// Will take the suggestion of every question without a script.
    public FakeConversation pressingEnter() {
        pressesEnter = true;
        return this;
    }

    /// Will visit pages with that, on the asking thread, as soon as they are opened.
    public FakeConversation browsingWith(Consumer<URI> browser) {
        this.browser = browser;
        return this;
    }

    /// @param capabilities what the person's screen can do
    public FakeConversation with(Capabilities capabilities) {
        this.capabilities = capabilities;
        return this;
    }

    /// Everything shown so far as plain text, one block after the other, progress included.
    public String text() {
        return String.join("\n", shown);
    }

    /// The keys of the questions, in order.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// The pages the user was sent to.
    public List<URI> opened() {
        return List.copyOf(opened);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void show(Block block) {
        shown.add(block.plainText());
    }

    @Override
    public Answer<String> ask(Question question) {
        var answer = next(question.key());
        if (answer == null) {
            return pressesEnter && question.suggestion().isPresent()
                    ? Answer.byDefault(question.suggestion().get())
                    : question.unasked();
        }
        return this.<String>endedBy(answer, question.text()).orGiven(() -> {
            question.complaint().apply(answer).ifPresent(complaint -> {
                throw new AssertionError("\"" + answer + "\" for " + question.key() + " was refused: " + complaint);
            });
            return answer;
        });
    }

    @Override
    public Answer<char[]> askSecret(SecretQuestion question) {
        var answer = next(question.key());
        if (answer == null) {
            return question.unasked("--" + question.key());
        }
        return this.<char[]>endedBy(answer, question.text()).orGiven(answer::toCharArray);
    }

    @Override
    public <T> Answer<T> choose(Choice<T> choice) {
        var answer = next(choice.key());
        if (answer == null) {
            return pressesEnter && choice.suggestion().isPresent()
                    ? Answer.byDefault(pick(choice, choice.suggestion().get()))
                    : choice.unasked();
        }
        return this.<T>endedBy(answer, choice.text()).orGiven(() -> pick(choice, answer));
    }

    @Override
    public Answer<Boolean> confirm(Confirm confirm) {
        var answer = next(confirm.key());
        if (answer == null) {
            return pressesEnter ? Answer.byDefault(confirm.suggestsYes()) : confirm.unasked();
        }
        return this.<Boolean>endedBy(answer, confirm.text()).orGiven(() -> answer.startsWith("y"));
    }

    @Override
    public Answer<Boolean> openUrl(UrlRequest request) {
        opened.add(request.url());
        shown.add("Open this page to " + request.purpose() + ": " + request.url());
        if (!request.openBrowser() || !capabilities.browser()) {
            return Answer.given(false);
        }
        browser.accept(request.url());
        return Answer.given(true);
    }

    @Override
    public Progress progress(String title) {
        return new FakeProgress(title, shown);
    }

    private @Nullable String next(String key) {
        asked.add(key);
        var answers = script.get(key);
        return answers == null ? null : answers.poll();
    }

    private static <T> T pick(Choice<T> choice, String answer) {
        var item = choice.find(answer)
                .orElseThrow(() -> new AssertionError("\"" + answer + "\" is not among " + choice.items()));
        item.disabled().ifPresent(reason -> {
            throw new AssertionError("\"" + answer + "\" cannot be chosen: " + reason);
        });
        return item.value();
    }

    private <T> Ending<T> endedBy(String answer, String question) {
        return switch (answer) {
            case CANCEL -> new Ending<>(new Answer.Cancelled<>());
            case DECLINE -> new Ending<>(new Answer.Declined<>(question));
            default -> new Ending<>(null);
        };
    }

    private record Ending<T>(@Nullable Answer<T> early) {
        Answer<T> orGiven(java.util.function.Supplier<T> value) {
            return early != null ? early : Answer.given(value.get());
        }
    }
}
