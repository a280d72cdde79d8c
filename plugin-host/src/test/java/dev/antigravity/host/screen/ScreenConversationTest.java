package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Answer;
import dev.antigravity.api.Choice;
import dev.antigravity.api.Choice.Item;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Question;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.UrlRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreenConversationTest {
    private final StringWriter written = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(written), Look.plain());

    /// Types the given lines, then Ctrl-D.
    private record Typist(PrintWriter out, Queue<String> lines) implements Prompt {
        @Override
        public @Nullable String line(String question) {
            var line = lines.poll();
            out.println(question + line);
            out.flush();
            return line;
        }

        @Override
        public char @Nullable [] secret(String question) {
            var line = lines.poll();
            return line == null ? null : line.toCharArray();
        }
    }

    private ScreenConversation typing(String... lines) {
        var typist = new Typist(new PrintWriter(written), new ArrayDeque<>(List.of(lines)));
        return new ScreenConversation(screen, screen, typist, () -> null, Browser.none(), Clock.systemUTC());
    }

    private ScreenConversation alone(char @Nullable [] secret) {
        return new ScreenConversation(screen, screen, null, () -> secret, Browser.none(), Clock.systemUTC());
    }

    private String written() {
        return written.toString().replace(System.lineSeparator(), "\n");
    }

    private static Choice<Integer> provider() {
        return Choice.of(
                        "provider",
                        "Select active provider",
                        List.of(
                                Item.of(1, "claude", "Claude").asRecommended(),
                                Item.of(2, "gemini", "Gemini").withDetail("2 accounts"),
                                Item.of(3, "qwen", "qwen").disabledBecause("no account")))
                .suggesting("claude");
    }

    @Test
    void asksAChoiceAsANumberedList() {
        assertThat(typing("9", "3", "2").choose(provider())).isEqualTo(Answer.given(2));

        assertThat(written()).isEqualTo("""
                Select active provider:
                1. claude (Claude) - Recommended
                2. gemini (Gemini)  2 accounts
                3. qwen  no account
                Select provider [1]: 9
                ✗ Please type a number from 1 to 3, or a name.
                Select provider [1]: 3
                ✗ no account
                Select provider [1]: 2
                """);
    }

    @Test
    void takesEnterForTheSuggestionAndTheEndForGivingUp() {
        assertThat(typing("").choose(provider())).isEqualTo(Answer.byDefault(1));
        assertThat(typing("Gemini").choose(provider())).isEqualTo(Answer.given(2));
        assertThat(typing().choose(provider())).isInstanceOf(Answer.Cancelled.class);
    }

    @Test
    void asksAgainUntilTheAnswerFits() {
        var port = Question.of("port", "Port")
                .suggesting("8317")
                .checkedBy(text -> text.matches("\\d+") ? Optional.empty() : Optional.of("Not a port: " + text));

        assertThat(typing("x", "80").ask(port)).isEqualTo(Answer.given("80"));
        assertThat(typing("").ask(port)).isEqualTo(Answer.byDefault("8317"));
        assertThat(typing("", "a").ask(Question.of("name", "Name"))).isEqualTo(Answer.given("a"));
        assertThat(written()).contains("Port [8317]: x\n✗ Not a port: x\nPort [8317]: 80\n");
    }

    @Test
    void takesNothingButAYesForAYes() {
        assertThat(typing("").confirm(Confirm.of("Apply?"))).isEqualTo(Answer.byDefault(false));
        assertThat(typing("maybe", "Y").confirm(Confirm.of("Apply?"))).isEqualTo(Answer.given(true));
        assertThat(typing("").confirm(Confirm.of("Apply?").suggestingYes())).isEqualTo(Answer.byDefault(true));
        assertThat(written()).startsWith("Apply? [y/N]: \n").contains("Apply? [Y/n]: ");
    }

    @Test
    void showsNothingOfASecret() {
        var answer = typing("s3cret").askSecret(SecretQuestion.of("api-key", "API key"));

        assertThat(answer.orThrow()).containsExactly("s3cret".toCharArray());
        assertThat(written()).doesNotContain("s3cret");
    }

    @Test
    void takesASecretFromElsewhereWhereNobodyIsThere() {
        var question = SecretQuestion.of("api-key", "API key");

        assertThat(alone("piped".toCharArray()).askSecret(question).orThrow()).containsExactly("piped".toCharArray());
        assertThat(alone(null).askSecret(question))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        unavailable -> assertThat(unavailable.missing().flag()).isEqualTo("--secret-stdin"));
    }

    @Test
    void asksNobody() {
        assertThat(alone(null).choose(provider())).isInstanceOf(Answer.Unavailable.class);
        assertThat(alone(null).confirm(Confirm.of("Apply?"))).isInstanceOf(Answer.Unavailable.class);
        assertThat(alone(null).capabilities().interactive()).isFalse();
    }

    @Test
    void alwaysShowsTheAddressOfAPage() {
        var request = UrlRequest.of(URI.create("https://example.org/login?state=1"), "sign in to Claude")
                .withAlternative("Or paste the code.");

        assertThat(typing().openUrl(request)).isEqualTo(Answer.given(false));
        assertThat(written()).isEqualTo("""
                Open this page to sign in to Claude:
                  https://example.org/login?state=1
                Or paste the code.
                """);
    }
}
