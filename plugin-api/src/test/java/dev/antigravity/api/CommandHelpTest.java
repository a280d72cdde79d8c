package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandHelpTest {
    private static final CommandSpec GENERATE = CommandSpec.of("antigravity", "generate")
            .summary("Make an image")
            .description("Saves it below the working directory.")
            .parameter(ParameterSpec.required("prompt", "PROMPT", "what to draw"))
            .option(OptionSpec.value("model", "ID", "the model").orShort("m").asRequired())
            .option(OptionSpec.value("quality", "Q", "how much effort")
                    .oneOf("low", "high")
                    .byDefault("low"))
            .example("generate \"a fox\" -m gpt")
            .build();

    @Test
    void explainsACommand() {
        assertThat(text(CommandHelp.of(GENERATE))).isEqualTo("""
                antigravity generate - Make an image

                Saves it below the working directory.

                Usage
                  antigravity generate PROMPT --model ID [--quality Q]

                Arguments
                  PROMPT  what to draw

                Options
                  -m, --model ID  the model (required)
                  --quality Q     how much effort: low, high [low]
                  --json          print the result as one JSON object
                  -h, --help      show this help

                Examples
                  antigravity generate "a fox" -m gpt""");
    }

    @Test
    void listsCommandsWithWhatTheyTake() {
        var models = CommandSpec.of("antigravity", "list models")
                .summary("List models")
                .build();

        assertThat(text(CommandHelp.of(List.of("antigravity"), List.of(models, GENERATE))))
                .isEqualTo("""
                Commands
                  antigravity list models      List models
                  antigravity generate PROMPT  Make an image

                More about one: antigravity list models --help""");
    }

    private static String text(Report report) {
        return report.body().stream().map(Block::plainText).collect(Collectors.joining("\n"));
    }
}
