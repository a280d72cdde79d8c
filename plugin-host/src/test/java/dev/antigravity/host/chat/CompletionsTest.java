package dev.antigravity.host.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Candidate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    private final Completions completions = new Completions(SampleCommands::book, Path.of(""));

    private List<String> at(String line) {
        var words = List.of(line.split(" ", -1));
        return completions.at(words.subList(0, words.size() - 1), words.getLast()).stream()
                .map(Candidate::value)
                .toList();
    }

    @Test
    void offersTheFirstWords() {
        assertThat(at("")).containsExactly("antigravity", "exit");
    }

    @Test
    void offersTheNextWordsWithWhatTheyMean() {
        assertThat(completions.at(List.of("antigravity"), ""))
                .extracting(candidate ->
                        candidate.value() + ": " + candidate.description().orElse(""))
                .containsExactly("list: models, providers", "accounts: The pool", "generate: Make an image");
    }

    @Test
    void offersSubcommandsAndOptionsTogetherOnlyWhenAskedForOptions() {
        assertThat(at("antigravity accounts ")).containsExactly("list", "add");
        assertThat(at("antigravity accounts -"))
                .contains("--verify", "--help", "--json")
                .doesNotContain("add");
    }

    @Test
    void offersTheOptionsThatAreNotThereYet() {
        assertThat(at("antigravity list models --all -"))
                .contains("--provider", "--capability")
                .doesNotContain("--all");
        assertThat(at("antigravity list models --capability vision --")).contains("--capability");
    }

    @Test
    void asksTheCommandForValuesThatAreItsOwn() {
        assertThat(at("antigravity list models --provider ")).containsExactly("claude", "gemini");
        assertThat(at("antigravity list models --provider=")).containsExactly("--provider=claude", "--provider=gemini");
        assertThat(at("antigravity list models -p ")).containsExactly("claude", "gemini");
    }

    @Test
    void offersAllowedValues() {
        assertThat(at("antigravity generate fox --quality ")).containsExactly("low", "high");
    }

    @Test
    void offersOptionsWhereNoWordIsExpected() {
        assertThat(at("antigravity list models ")).contains("--provider", "--all");
    }

    @Test
    void offersTheValuesOfAParameterInItsPlace() {
        assertThat(at("antigravity accounts add ")).containsExactly("claude", "gemini");
        assertThat(at("antigravity accounts add --name work ")).containsExactly("claude", "gemini");
        assertThat(at("antigravity accounts add claude ")).doesNotContain("claude", "gemini");
    }

    @Test
    void offersWhatCountsAnywayWhereNobodyKnowsMore() {
        assertThat(completions.at(List.of("antigravity", "list", "models", "--lines"), ""))
                .containsExactly(Candidate.of("50", "the default"));
    }

    @Test
    void tellsTheCommandWhatElseTheLineSays() {
        assertThat(at("antigravity list models --provider claude --model ")).containsExactly("a model of claude");
        assertThat(at("antigravity list models --provider claude --nonsense --model="))
                .containsExactly("--model=a model of claude");
    }

    @Test
    void offersNothingForWhatIsNoCommand() {
        assertThat(at("nonsense ")).isEmpty();
    }
}
