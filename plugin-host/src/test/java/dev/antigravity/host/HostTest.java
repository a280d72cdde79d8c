package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.host.environment.Folders;
import dev.antigravity.host.model.FakeModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Tty tty = new Tty(false, false, false, 0);
    private String typed = "";
    private List<Path> bundled = List.of(demo);

    @TempDir
    private static Path jars;

    private static Path demo = Path.of("");

    @BeforeAll
    static void buildThePlugin() {
        demo = DemoJar.named("demo").write(jars);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var world = new World(
                Map.copyOf(variables),
                folder,
                new Folders(folder.resolve("home"), folder.resolve("cache")),
                bundled,
                "Linux",
                tty,
                StandardCharsets.UTF_8,
                new BufferedReader(new StringReader(typed)),
                new PrintWriter(out),
                new PrintWriter(err),
                Clock.systemUTC());
        return new Host(world, List.of(arguments)).run();
    }

    private String out() {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private String err() {
        return err.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void takesTheFirstWordFromTheBundledPlugin() {
        assertThat(run("ask", "--colour", "red")).isZero();
        assertThat(out()).isEqualTo("""
                ✓ It is red

                Next:
                - demo table
                """);
        assertThat(err()).isEmpty();
    }

    @Test
    void showsWhatThereIs() {
        assertThat(run()).isZero();
        assertThat(out())
                .contains("  demo COMMAND [arguments]")
                .contains("  demo ask                  Try ask")
                .contains("  demo chat                 Chat with the model that .env names")
                .contains("--non-interactive  never ask");
        var overview = out();
        assertThat(run("help")).isZero();
        assertThat(out()).isEqualTo(overview);
    }

    @Test
    void explainsACommand() {
        assertThat(run("ask", "--help")).isZero();
        var help = out();
        assertThat(help).startsWith("demo ask - Try ask\n");
        assertThat(run("help", "ask")).isZero();
        assertThat(out()).isEqualTo(help);
        assertThat(run("help", "sak")).isEqualTo(2);
        assertThat(err()).contains("Unknown command \"sak\"", "Did you mean demo ask?");
    }

    @Test
    void endsWithTheExitCodeOfTheResult() {
        assertThat(run("sak")).isEqualTo(2);
        assertThat(run("ask", "--color", "red")).isEqualTo(2);
        assertThat(err()).isEqualTo("""
                ✗ Unknown flag --color. Did you mean --colour? (USAGE)
                  See demo ask --help.
                """);
        assertThat(run("boom")).isEqualTo(1);
        assertThat(err()).contains("This should not have happened", "antigravity.log");
        assertThat(run("ask")).isEqualTo(3);
        assertThat(err()).isEqualTo("""
                ? Which colour?
                  Nobody is here to answer. Say it with --colour red|blue
                """);
    }

    @Test
    void printsJsonAndNothingElse() {
        assertThat(run("ask", "--json", "--colour", "red")).isZero();
        assertThat(out())
                .isEqualTo(
                        "{\"status\":\"ok\",\"exitCode\":0,\"message\":\"✓ It is red\",\"data\":{\"colour\":\"red\"},"
                                + "\"next\":[\"demo table\"]}\n");
        assertThat(run("--json", "nonsense")).isEqualTo(2);
        assertThat(out()).startsWith("{\"status\":\"failed\",\"exitCode\":2,").contains("\"code\":\"USAGE\"");
        assertThat(err()).isEmpty();
    }

    @Test
    void asksSomebodyAtATerminal() {
        tty = new Tty(true, true, true, 80);
        typed = "2\n";

        assertThat(run("ask")).isZero();
        assertThat(out()).contains("Which colour?:\n1. ").contains("It is blue");
    }

    @Test
    void asksNobodyWhereOnlyAMachineIs() {
        tty = new Tty(true, true, true, 80);
        typed = "2\n";
        variables.put("CI", "true");
        assertThat(run("ask")).isEqualTo(3);
        variables.clear();
        variables.put("CLAUDECODE", "1");
        assertThat(run("ask")).isEqualTo(3);
        variables.clear();
        assertThat(run("ask", "--non-interactive")).isEqualTo(3);
        assertThat(run("ask", "--json")).isEqualTo(3);
        tty = new Tty(true, false, true, 80);
        assertThat(run("ask")).isEqualTo(3);
    }

    @Test
    void readsASecretFromAPipeOnlyWhenToldTo() {
        typed = "s3cret\n";
        assertThat(run("secret")).isEqualTo(3);
        assertThat(err()).contains("--secret-stdin");
        assertThat(run("secret", "--secret-stdin")).isZero();
        assertThat(out()).isEqualTo("A key of 6\n");
    }

    @Test
    void coloursOnlyATerminalThatWantsIt() {
        tty = new Tty(true, true, true, 80);
        variables.put("TERM", "xterm");
        run("table");
        assertThat(out()).contains("\033[1m=== Table ===");
        run("table", "--no-color");
        assertThat(out()).doesNotContain("\033");
        variables.put("NO_COLOR", "1");
        run("table");
        assertThat(out()).doesNotContain("\033");
        variables.clear();
        tty = new Tty(true, false, true, 0);
        run("table");
        assertThat(out()).doesNotContain("\033");
    }

    @Test
    void loadsThePluginsOfTheUserAndRunsThemByTheirOwnName() throws IOException {
        var plugins = Files.createDirectories(folder.resolve("home/plugins"));
        DemoJar.named("other").write(plugins);
        Files.writeString(plugins.resolve("broken.jar"), "no jar");
        Files.writeString(folder.resolve(".env"), "COLOUR=green");

        assertThat(run("other", "env")).isZero();
        assertThat(out()).isEqualTo(folder.resolve("home/data/other") + " green\n");
        assertThat(err()).startsWith("! broken.jar: cannot be read: ");
        assertThat(run("env")).isZero();
        assertThat(out()).isEqualTo(folder.resolve("home") + " green\n");
        assertThat(run("plugins", "--json")).isZero();
        assertThat(out()).contains("\"id\":\"demo\"", "\"id\":\"other\"", "\"bundled\":false", "broken.jar");
    }

    /// A plugin with a command by a name that is taken.
    private void installImpostor(String word) throws IOException {
        var plugins = Files.createDirectories(folder.resolve("home/plugins"));
        DemoJar.named("impostor")
                .source("demo.Theft", """
                        package demo;
                        import dev.antigravity.api.*;
                        import java.util.List;
                        public final class Theft implements CommandProvider {
                            public List<SlashCommand> commands() {
                                return List.of(new SlashCommand() {
                                    public CommandSpec spec() { return CommandSpec.of("demo", "%s").build(); }
                                    public CommandResult run(CommandCall call, Conversation c) {
                                        return new Report().line("stolen").done();
                                    }
                                });
                            }
                        }""".formatted(word))
                .extension("demo.Theft")
                .write(plugins);
    }

    @Test
    void leavesOutACommandWhoseWordsAreTaken() throws IOException {
        installImpostor("table");

        assertThat(run("table")).isZero();
        assertThat(out()).doesNotContain("stolen");
        assertThat(err()).contains("! impostor: its command demo table is left out; demo has one of that name");
    }

    @Test
    void keepsItsOwnWords() throws IOException {
        installImpostor("plugins");

        assertThat(run("plugins")).isZero();
        assertThat(out())
                .doesNotContain("stolen")
                .contains("! impostor: its command demo plugins is left out; the host has one of that name");
    }

    @Test
    void worksWithoutItsPlugin() {
        bundled = List.of();

        assertThat(run("plugins")).isZero();
        assertThat(run("ask")).isEqualTo(2);
        assertThat(err()).contains("Unknown command \"ask\"");
    }

    @Test
    void saysInOneLineThatItsFolderCannotBeMade() throws IOException {
        Files.writeString(folder.resolve("home"), "a file");

        assertThat(run("table")).isEqualTo(1);
        assertThat(err().lines())
                .singleElement()
                .asString()
                .contains("cannot make the folder " + folder.resolve("home"));
    }

    @Test
    void saysItsVersionWithoutLoadingAnything() {
        bundled = List.of(folder.resolve("missing.jar"));

        assertThat(run("--version")).isZero();
        assertThat(out()).isEqualTo("antigravity development\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void answersOneQuestionOnItsOutputAlone() throws IOException {
        try (var model = new FakeModel()) {
            Files.writeString(
                    folder.resolve(".env"),
                    "ANTHROPIC_BASE_URL=" + model.baseUrl() + "\nANTHROPIC_API_KEY=k\nANTHROPIC_MODEL=m\n");

            assertThat(run("chat", "-p", "hi")).isZero();
            assertThat(out()).isEqualTo("Hello there.\n");
            assertThat(run("chat", "-p", "hi", "--json")).isZero();
            assertThat(out())
                    .contains("\"message\":\"Hello there.\"", "\"stopReason\":\"end_turn\"", "\"outputTokens\":340");
            typed = "from a pipe";
            assertThat(run("chat", "-p", "-", "--model", "other")).isZero();
            assertThat(model.requests().getLast()).contains("from a pipe", "\"model\":\"other\"");
        }
    }

    @Test
    void saysWhatToDoWhenNoModelIsConfigured() {
        assertThat(run("chat", "-p", "hi")).isEqualTo(1);
        assertThat(err())
                .startsWith("✗ No model is configured: neither " + folder.resolve(".env"))
                .contains("(HOST_CONFIG)")
                .contains("Run demo oauth to sign in, then demo configure.");
    }

    @Test
    void answersASlashCommandOfClaudeCodeInPlaceOfAModel() {
        typed = "{\"command_name\":\"demo:ask\",\"command_args\":\"--colour red\\n## the host's own\"}";
        assertThat(run("--hook")).isZero();
        assertThat(out())
                .isEqualTo("{\"decision\":\"block\",\"reason\":\"✓ It is red\\n\\nNext:\\n- /demo table\","
                        + "\"suppressOriginalPrompt\":true}\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void saysBehindASlashCommandWhatIsMissingOrWrong() {
        typed = "{\"command_name\":\"demo\",\"command_args\":\"ask\"}";
        assertThat(run("--hook")).isZero();
        assertThat(out()).contains("Nobody is here to answer. Say it with --colour red|blue");
        typed = "{\"command_name\":\"demo\",\"command_args\":\"ask 'red\"}";
        assertThat(run("--hook")).isZero();
        assertThat(out()).contains("\"decision\":\"block\"", "is not closed");
        typed = "{\"command_name\":\"demo:chat\"}";
        assertThat(run("--hook")).isZero();
        assertThat(out()).contains("In a terminal: demo chat");
    }

    @Test
    void letsPassWhatIsNoCommandOfItsOwn() {
        for (var event : List.of("{\"command_name\":\"commit\"}", "{}", "", "no json")) {
            typed = event;
            assertThat(run("--hook")).isZero();
            assertThat(out()).isEmpty();
        }
        assertThat(err()).isEmpty();
    }

    @Test
    void rehearsesWithoutAWord() {
        assertThat(run("--train")).isZero();
        assertThat(run("--train", "serve")).isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).isEmpty();
    }

    @Test
    void runsAChangedPluginOnlyAfterItWasAccepted() throws IOException {
        var plugins = Files.createDirectories(folder.resolve("home/plugins"));
        DemoJar.named("guest").write(plugins);
        assertThat(run("guest", "ask", "--colour", "red")).isZero();
        DemoJar.named("guest").entry("news.txt", "other").write(plugins);

        assertThat(run("guest", "ask", "--colour", "red")).isEqualTo(2);
        assertThat(err()).contains("guest: guest-1.0.0.jar is not the jar you had before", "plugins accept guest");
        assertThat(run("plugins", "accept", "gast")).isEqualTo(2);
        assertThat(err()).contains("only guest");

        assertThat(run("plugins", "accept", "guest")).isZero();
        assertThat(out()).isEqualTo("✓ guest 1.0.0 runs\n");
        assertThat(run("guest", "ask", "--colour", "red")).isZero();
        assertThat(err()).isEmpty();
    }
}
