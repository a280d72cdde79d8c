package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "generate")
            .parameter(ParameterSpec.required("prompt", "PROMPT", "what to draw"))
            .option(OptionSpec.value("model", "ID", "the model").orShort("m"))
            .option(OptionSpec.value("size", "WxH", "the size").byDefault("1024x1024"))
            .option(OptionSpec.value("quality", "Q", "how much effort").oneOf("low", "high"))
            .option(OptionSpec.value("style", "NAME", "a style").asRepeatable())
            .option(OptionSpec.value("n", "N", "how many"))
            .option(OptionSpec.value("callback-url", "URL", "where the browser ended up")
                    .asSecret())
            .option(OptionSpec.flag("all", "everything"))
            .build();

    private static Arguments parse(String... words) {
        return Arguments.parse(SPEC, List.of(words));
    }

    private static void assertUsage(ThrowingCallable parsing, String message) {
        assertThatThrownBy(parsing).hasMessage(message).isInstanceOfSatisfying(CommandException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
            assertThat(e.hint().plainText()).isEqualTo("See antigravity generate --help.");
        });
    }

    @Test
    void readsOptionsAnywhereAndInEitherForm() {
        var arguments = parse("--model=gpt", "a fox", "--size", "1x1", "--all");

        assertThat(arguments.required("prompt")).isEqualTo("a fox");
        assertThat(arguments.value("model")).contains("gpt");
        assertThat(arguments.value("size")).contains("1x1");
        assertThat(arguments.has("all")).isTrue();
    }

    @Test
    void readsWhatSomebodyIsStillTyping() {
        var soFar = Arguments.soFar(
                SPEC, List.of("--model", "gpt", "--nonsense", "--quality", "enormous", "a fox", "too", "--size"));

        assertThat(soFar.names()).containsExactlyInAnyOrder("model", "prompt");
        assertThat(soFar.value("model")).contains("gpt");
        assertThat(Arguments.soFar(SPEC, List.of()).names()).isEmpty();
    }

    @Test
    void readsShortNames() {
        assertThat(parse("a", "-m", "x").value("model")).contains("x");
        assertThat(parse("a", "-m=x").value("model")).contains("x");
    }

    @Test
    void fallsBackToTheDefaultWithoutCallingItGiven() {
        var arguments = parse("a");

        assertThat(arguments.value("size")).contains("1024x1024");
        assertThat(arguments.has("size")).isFalse();
        assertThat(arguments.value("model")).isEmpty();
    }

    @Test
    void keepsAllValuesOfARepeatableOptionAndTheLastOfAnyOther() {
        var arguments = parse("a", "--style", "x", "--style", "y", "--model", "1", "--model", "2");

        assertThat(arguments.values("style")).containsExactly("x", "y");
        assertThat(arguments.values("model")).containsExactly("2");
    }

    @Test
    void takesAnEmptyValueAndOneThatLooksLikeAnOption() {
        assertThat(parse("a", "--model=").value("model")).contains("");
        assertThat(parse("a", "--model=--x").value("model")).contains("--x");
        assertThat(parse("a", "--model", "-1").value("model")).contains("-1");
    }

    @Test
    void readsNoOptionsAfterTwoDashes() {
        assertThat(parse("--all", "--", "--model").required("prompt")).isEqualTo("--model");
    }

    @Test
    void namesTheNearestKnownFlag() {
        assertUsage(() -> parse("a", "--modle", "x"), "Unknown flag --modle. Did you mean --model?");
        assertUsage(() -> parse("a", "--styles=x"), "Unknown flag --styles. Did you mean --style?");
        assertUsage(() -> parse("a", "--qual", "low"), "Unknown flag --qual. Did you mean --quality?");
        assertUsage(() -> parse("a", "--zzz"), "Unknown flag --zzz.");
    }

    @Test
    void neverRepeatsAValueBehindAnUnknownFlagOrAStrayWord() {
        assertThatThrownBy(() -> parse("a", "--api-key=sk-123")).hasMessageNotContaining("sk-123");
        assertUsage(() -> parse("a", "sk-123"), "Too many arguments: antigravity generate takes only PROMPT.");
    }

    @Test
    void complainsAboutMissingAndUnwantedValues() {
        assertUsage(() -> parse(), "PROMPT is missing: what to draw.");
        assertUsage(() -> parse("a", "--model"), "--model needs a value: --model ID.");
        assertUsage(() -> parse("a", "--model", "--all"), "--model needs a value: --model ID.");
        assertUsage(() -> parse("a", "--all=yes"), "--all takes no value.");
    }

    @Test
    void complainsAboutAValueThatIsNotAllowed() {
        assertUsage(
                () -> parse("a", "--quality", "hihg"),
                "--quality does not take \"hihg\". Did you mean high? One of: low, high.");
    }

    @Test
    void readsNumbersAndNamesTheOneThatIsNone() {
        assertThat(parse("a", "--n", "4").number("n")).hasValue(4);
        assertThat(parse("a").number("n")).isEmpty();
        assertThatThrownBy(() -> parse("a", "--n", "four").number("n"))
                .hasMessage("--n is a whole number, not \"four\".");
    }

    @Test
    void printsSecretsAsStars() {
        assertThat(parse("a", "--callback-url", "http://x/?code=1")).hasToString("{callback-url=***, prompt=[a]}");
    }

    @Test
    void rejectsAQuestionForAnArgumentTheSpecDoesNotHave() {
        assertThatThrownBy(() -> parse("a").value("colour"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("antigravity generate has no argument called colour");
    }

    @Test
    void collectsRepeatedParametersAndLeavesOutOptionalOnes() {
        var spec = CommandSpec.of("a", "env set")
                .parameter(ParameterSpec.required("file", "FILE", "which"))
                .parameter(
                        ParameterSpec.optional("entries", "KEY=VALUE", "what").asRepeated())
                .build();

        assertThat(Arguments.parse(spec, List.of("f", "A=1", "B=2")).values("entries"))
                .containsExactly("A=1", "B=2");
        assertThat(Arguments.parse(spec, List.of("f")).has("entries")).isFalse();
    }

    @Test
    void requiresRequiredOptions() {
        var spec = CommandSpec.of("a", "oauth")
                .option(OptionSpec.value("provider", "ID", "whom to sign in to").asRequired())
                .build();

        assertThatThrownBy(() -> Arguments.parse(spec, List.of()))
                .hasMessage("--provider is missing: whom to sign in to.");
    }
}
