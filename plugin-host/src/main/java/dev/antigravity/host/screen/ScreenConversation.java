package dev.antigravity.host.screen;

import dev.antigravity.api.Answer;
import dev.antigravity.api.Block;
import dev.antigravity.api.Capabilities;
import dev.antigravity.api.Choice;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Progress;
import dev.antigravity.api.Question;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.Text;
import dev.antigravity.api.UrlRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A conversation over a screen and, if somebody is there, a prompt. Questions repeat until the answer fits.
public final class ScreenConversation implements Conversation {
    /// The flag of this host that makes it read secrets from standard input.
    public static final String SECRET_STDIN = "--secret-stdin";

    private final Screen screen;
    private final @Nullable Prompt prompt;
    private final Supplier<char @Nullable []> secrets;
    private final Browser browser;
    private final Screen aside;
    private final Clock clock;
    private final Consumer<Block> minutes;

    /// @param aside   where progress is shown
    /// @param prompt  where to ask; nothing if nobody is there
    /// @param secrets gives a secret without asking, where nobody is there; or nothing
    public ScreenConversation(
            Screen screen,
            Screen aside,
            @Nullable Prompt prompt,
            Supplier<char @Nullable []> secrets,
            Browser browser,
            Clock clock) {
        this(screen, aside, prompt, secrets, browser, clock, _ -> {});
    }

    /// @param minutes told of everything that is shown, but for progress
    public ScreenConversation(
            Screen screen,
            Screen aside,
            @Nullable Prompt prompt,
            Supplier<char @Nullable []> secrets,
            Browser browser,
            Clock clock,
            Consumer<Block> minutes) {
        this.screen = screen;
        this.aside = aside;
        this.prompt = prompt;
        this.secrets = secrets;
        this.browser = browser;
        this.clock = clock;
        this.minutes = minutes;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(prompt != null, prompt != null && browser.isThere());
    }

    @Override
    public void show(Block block) {
        screen.show(block);
        minutes.accept(block);
    }

    @Override
    public Answer<String> ask(Question question) {
        if (prompt == null) {
            return question.unasked();
        }
        question.help().ifPresent(help -> show(Text.EMPTY.muted(help)));
        var suggestion = question.suggestion().orElse("");
        while (true) {
            var typed = prompt.line(label(question.text(), suggestion));
            if (typed == null) {
                return new Answer.Cancelled<>();
            }
            var answer = typed.isBlank() ? suggestion : typed.strip();
            var complaint = answer.isEmpty() ? "Please say something, or press Ctrl-C." : "";
            complaint = question.complaint().apply(answer).orElse(complaint);
            if (complaint.isEmpty()) {
                return typed.isBlank() ? Answer.byDefault(answer) : Answer.given(answer);
            }
            show(Text.failure(complaint));
        }
    }

    @Override
    public Answer<char[]> askSecret(SecretQuestion question) {
        if (prompt == null) {
            var secret = secrets.get();
            return secret == null ? question.unasked(SECRET_STDIN) : Answer.given(secret);
        }
        question.help().ifPresent(help -> show(Text.EMPTY.muted(help)));
        var typed = prompt.secret(label(question.text(), ""));
        return typed == null || typed.length == 0 ? new Answer.Cancelled<>() : Answer.given(typed);
    }

    @Override
    public <T> Answer<T> choose(Choice<T> choice) {
        if (prompt == null) {
            return choice.unasked();
        }
        show(Text.of(choice.text() + ":"));
        choice.help().ifPresent(help -> show(Text.EMPTY.muted(help)));
        for (var i = 0; i < choice.items().size(); i++) {
            show(numbered(i + 1, choice.items().get(i)));
        }
        var label = label("Select " + choice.key().replace('-', ' '), suggestedNumber(choice));
        while (true) {
            var typed = prompt.line(label);
            if (typed == null) {
                return new Answer.Cancelled<>();
            }
            var item = choice.find(typed.isBlank() ? choice.suggestion().orElse("") : typed.strip());
            if (item.isPresent() && item.get().disabled().isEmpty()) {
                return typed.isBlank()
                        ? Answer.byDefault(item.get().value())
                        : Answer.given(item.get().value());
            }
            show(Text.failure(item.flatMap(Choice.Item::disabled)
                    .orElse("Please type a number from 1 to " + choice.items().size() + ", or a name.")));
        }
    }

    private static Text numbered(int number, Choice.Item<?> item) {
        var line = Text.of(number + ". ").key(item.name());
        if (!item.label().equals(item.name())) {
            line = line.and(" (" + item.label() + ")");
        }
        if (item.recommended()) {
            line = line.and(Text.Role.OK, " - Recommended");
        }
        if (item.detail().isPresent()) {
            line = line.muted("  " + item.detail().get());
        }
        return item.disabled().isPresent()
                ? line.and(Text.Role.WARN, "  " + item.disabled().get())
                : line;
    }

    private static String suggestedNumber(Choice<?> choice) {
        for (var i = 0; i < choice.items().size(); i++) {
            if (choice.suggestion().filter(choice.items().get(i).name()::equals).isPresent()) {
                return String.valueOf(i + 1);
            }
        }
        return "";
    }

    @Override
    public Answer<Boolean> confirm(Confirm confirm) {
        if (prompt == null) {
            return confirm.unasked();
        }
        while (true) {
            var typed = prompt.line(confirm.text() + (confirm.suggestsYes() ? " [Y/n]: " : " [y/N]: "));
            if (typed == null) {
                return new Answer.Cancelled<>();
            }
            switch (typed.strip().toLowerCase(Locale.ROOT)) {
                case "" -> {
                    return Answer.byDefault(confirm.suggestsYes());
                }
                case "y", "yes" -> {
                    return Answer.given(true);
                }
                case "n", "no" -> {
                    return Answer.given(false);
                }
                default -> show(Text.failure("Please type y or n."));
            }
        }
    }

    @Override
    public Answer<Boolean> openUrl(UrlRequest request) {
        var opened = request.openBrowser() && capabilities().browser() && browser.open(request.url());
        show(Text.of(opened ? "Opened your browser to " : "Open this page to ").and(request.purpose() + ":"));
        show(Text.of("  ").code(request.url().toString()));
        request.alternative().ifPresent(alternative -> show(Text.EMPTY.muted(alternative)));
        return Answer.given(opened);
    }

    @Override
    public Progress progress(String title) {
        return aside.progress(title, clock);
    }

    private static String label(String text, String suggestion) {
        return text + (suggestion.isEmpty() ? "" : " [" + suggestion + "]") + ": ";
    }
}
