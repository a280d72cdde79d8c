package dev.antigravity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.Answer;
import dev.antigravity.api.Choice;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Question;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.UrlRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeConversationTest {
    private static final Choice<String> COLOUR =
            Choice.among("colour", "Which?", "red", "blue").suggesting("red");

    @Test
    void answersAsTold() {
        var conversation = new FakeConversation()
                .answering("name", "work")
                .answering("colour", "2")
                .answering("yes", "yes")
                .answering("key", "s3cret");

        assertThat(conversation.ask(Question.of("name", "Name"))).isEqualTo(Answer.given("work"));
        assertThat(conversation.choose(COLOUR)).isEqualTo(Answer.given("blue"));
        assertThat(conversation.confirm(Confirm.of("Sure?"))).isEqualTo(Answer.given(true));
        assertThat(conversation.askSecret(SecretQuestion.of("key", "Key")).orThrow())
                .containsExactly("s3cret".toCharArray());
        assertThat(conversation.asked()).containsExactly("name", "colour", "yes", "key");
    }

    @Test
    void isNobodyWhereItWasToldNothing() {
        assertThat(new FakeConversation().choose(COLOUR)).isInstanceOf(Answer.Unavailable.class);
        assertThat(new FakeConversation().pressingEnter().choose(COLOUR)).isEqualTo(Answer.byDefault("red"));
        assertThat(new FakeConversation().cancelling("colour").choose(COLOUR)).isInstanceOf(Answer.Cancelled.class);
        assertThat(new FakeConversation().declining("colour").choose(COLOUR)).isInstanceOf(Answer.Declined.class);
    }

    @Test
    void failsTheTestForAnAnswerThatIsRefused() {
        var port = Question.of("port", "Port").checkedBy(_ -> Optional.of("not a number"));

        assertThatThrownBy(() -> new FakeConversation().answering("port", "x").ask(port))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not a number");
        assertThatThrownBy(() ->
                        new FakeConversation().answering("colour", "green").choose(COLOUR))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void remembersWhatWasShownAndVisited() {
        var visited = new ArrayList<URI>();
        var conversation = new FakeConversation().browsingWith(visited::add);
        var page = URI.create("https://example.org/login");

        conversation.success("Saved");
        conversation.openUrl(UrlRequest.of(page, "sign in"));
        conversation.openUrl(UrlRequest.of(page, "sign in").withoutBrowser());
        try (var progress = conversation.progress("Waiting")) {
            progress.update(1, 2);
        }

        assertThat(visited).containsExactly(page);
        assertThat(conversation.opened()).containsExactly(page, page);
        assertThat(conversation.text())
                .startsWith("✓ Saved\nOpen this page to sign in")
                .endsWith("Waiting: cancelled");
    }

    @Test
    void failsTheTestForProgressThatGoesBack() {
        var progress = new FakeConversation().progress("Loading");
        progress.update(5, 10);

        assertThatThrownBy(() -> progress.update(4, 10)).hasMessage("Loading went back from 5 to 4");
    }
}
