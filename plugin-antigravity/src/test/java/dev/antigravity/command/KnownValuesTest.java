package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandBook.Lookup;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.testing.CommandDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wherever a value is typed, TAB has an answer, unless only the user can know it.
class KnownValuesTest {
    /// Words of one's own.
    private static final Set<String> FREE = Set.of(
            "prompt",
            "name",
            "about",
            "avoid",
            "changes",
            "finish",
            "callback-url",
            "steps",
            "partials",
            "confirm-above",
            "port",
            "weight",
            "priority");

    /// What there is only after a proxy has served, or let an account rest.
    private static final Set<String> LATER = Set.of("why request-id", "accounts wake id");

    private static final Set<String> FILES = Set.of("FILE", "IMG", "FOLDER");

    @TempDir
    private Path folder;

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new CommandDesk(folder).configured("""
                providers:
                  lab:
                    protocol: openai-chat
                    base-url: http://127.0.0.1:9/v1
                    accounts: [{ name: one, api-key: none }, { name: two, api-key: none }]
                    models: [{ id: talker }, { id: painter, capabilities: [image_generation] }]
                  shop:
                    protocol: openai-chat
                    base-url: http://127.0.0.1:9/v1
                    accounts: [{ name: till, api-key: none }]
                    models: [{ id: seller }]
                models: { best: [lab/talker] }
                """);
        Files.writeString(desk.host().paths().workspace().resolve(".env"), "OLD=1\n");
        desk.run("env set COLOUR=red --yes");
    }

    private List<String> at(String line, String name, String typed) {
        var found = (Lookup.Found)
                desk.book().find(CommandLine.parse("antigravity " + line).words());
        return complete(found.command(), name, typed, found.rest()).stream()
                .map(Candidate::value)
                .toList();
    }

    private static List<Candidate> complete(SlashCommand command, String name, String typed, List<String> before) {
        return command.complete(new CompletionRequest(name, typed, Arguments.soFar(command.spec(), before)));
    }

    @Test
    void knowsSomethingForEveryValueThatIsNotFree() {
        var unanswered = desk.book().specs().stream()
                .flatMap(spec -> Stream.concat(
                                spec.options().stream()
                                        .filter(KnownValuesTest::asks)
                                        .map(OptionSpec::name),
                                spec.parameters().stream()
                                        .filter(KnownValuesTest::asks)
                                        .map(ParameterSpec::name))
                        .filter(name -> !FREE.contains(name) && isUnanswered(spec, name))
                        .map(name -> String.join(" ", spec.path()) + " " + name))
                .filter(place -> !LATER.contains(place));

        assertThat(unanswered).isEmpty();
    }

    private boolean isUnanswered(CommandSpec spec, String name) {
        return at(String.join(" ", spec.path()), name, "").isEmpty();
    }

    private static boolean asks(OptionSpec option) {
        return !option.isFlag()
                && option.allowed().isEmpty()
                && option.suggestion().isEmpty()
                && !FILES.contains(option.label().orElse(""));
    }

    private static boolean asks(ParameterSpec parameter) {
        return parameter.allowed().isEmpty() && !FILES.contains(parameter.label());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate a fox                    | model    |              | painter",
                "generate a fox                    | model    | lab/         | lab/painter",
                "generate a fox                    | size     |              | auto,1024x1024,1536x1024,1024x1536",
                "generate a fox                    | extend   | left=9,      | 'left=9,left=,left=9,right=,left=9,top=,left=9,bottom='",
                "configure --provider shop         | model    |              | best,seller",
                "compare hi                        | models   | best,        | best,talker,best,painter,best,seller",
                "compare hi                        | models   | best,lab/    | best,lab/talker,best,lab/painter,best,shop/seller",
                "accounts enable                   | id       |              | lab/one,lab/two,shop/till",
                "oauth --provider shop             | account  |              | till",
                "env set                           | unset    |              | OLD,COLOUR",
                "env undo                          | step     |              | 1",
                "usage                             | since    |              | 24h,7d,30d",
                "doctor upstreams                  | model    |              | lab/talker,lab/painter,shop/seller",
            })
    void offersWhatFits(String line, String name, String typed, String expected) {
        assertThat(String.join(",", at(line, name, typed == null ? "" : typed))).isEqualTo(expected);
    }
}
