package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.Choice.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Choice<Integer> PROVIDER = Choice.of(
            "provider",
            "Select active provider",
            List.of(
                    Item.of(10, "claude", "Claude"),
                    Item.of(20, "gemini", "Gemini"),
                    Item.of(30, "qwen", "Qwen").disabledBecause("no account")));

    @Test
    void namesTheFlagThatWouldHaveAnswered() {
        assertThatThrownBy(() -> PROVIDER.unasked().orThrow())
                .isInstanceOfSatisfying(
                        NeedsInputException.class,
                        e -> assertThat(e.missing())
                                .isEqualTo(new MissingInput(
                                        "--provider", "Select active provider", List.of("claude", "gemini"))));
    }

    @Test
    void takesOnlyASafeSuggestionUnasked() {
        assertThat(PROVIDER.suggesting("gemini").unasked()).isInstanceOf(Answer.Unavailable.class);
        assertThat(PROVIDER.safelySuggesting("gemini").unasked()).isEqualTo(Answer.byDefault(20));
        assertThat(Question.of("port", "Port").suggesting("1").unasked()).isInstanceOf(Answer.Unavailable.class);
        assertThat(Question.of("port", "Port").safelySuggesting("1").unasked()).isEqualTo(Answer.byDefault("1"));
    }

    @Test
    void neverTakesSilenceForAYes() {
        assertThat(Confirm.of("Overwrite?").suggestingYes().unasked()).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void endsTheCommandWhenDeclinedOrCancelled() {
        assertThatThrownBy(() -> new Answer.Declined<>("Port").orThrow()).isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> new Answer.Cancelled<>().orThrow()).isInstanceOf(CancelledException.class);
    }

    @Test
    void carriesReasonsThroughAMapping() {
        assertThat(Answer.byDefault(1).map(String::valueOf)).isEqualTo(Answer.byDefault("1"));
        assertThat(PROVIDER.unasked().map(String::valueOf)).isInstanceOf(Answer.Unavailable.class);
        assertThat(new Answer.Cancelled<Integer>().map(String::valueOf).orElse("none"))
                .isEqualTo("none");
    }

    @Test
    void findsAnItemByNameOrNumber() {
        assertThat(PROVIDER.find("Gemini"))
                .hasValueSatisfying(item -> assertThat(item.value()).isEqualTo(20));
        assertThat(PROVIDER.find("1"))
                .hasValueSatisfying(item -> assertThat(item.value()).isEqualTo(10));
        assertThat(PROVIDER.find("4")).isEmpty();
    }
}
