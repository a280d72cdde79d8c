package dev.antigravity.demo;

import static dev.antigravity.demo.StepFailedException.unless;

import dev.antigravity.api.Conversation;
import dev.antigravity.api.Text;
import dev.antigravity.command.ProxyOrder;
import dev.antigravity.command.RunningProxy;
import dev.antigravity.command.SandboxCommand;
import dev.antigravity.demo.StreamedChat.Said;
import dev.antigravity.demo.StreamedChat.Setting;
import dev.antigravity.envfile.EnvText;
import dev.antigravity.sandbox.record.ReceivedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// From nothing to a routed chat and back, step by step. Each step looks whether it was true.
final class Journey {
    private static final String PROVIDER = "sandbox";
    private static final String LAB = "lab";
    private static final String MODEL = "sandbox-claude-opus";
    private static final String USERS_OWN = "# my own settings\nEDITOR=vim   # stays as it is\n";
    private static final String QUESTION = "Which road does this take, and who answers at its end?";

    /// Slow enough to be watched; and if the machine is so busy that it hears all at once, slower.
    private static final List<String> UNHURRIED = List.of("pace 60ms\nchunk 12", "pace 500ms\nchunk 12");

    private final Stage stage;
    private final Conversation audience;

    Journey(Stage stage) {
        this.stage = stage;
        this.audience = stage.conversation();
    }

    /// @param encore what else to do over each lane, once the env file leads there
    /// @param draws  whether to draw pictures, too
    void go(List<? extends Encore> encore, boolean draws) throws IOException, InterruptedException {
        settleIn();
        signIn();
        lookAround();
        try (var proxy = startProxy()) {
            var original = Files.readAllBytes(stage.envFile());
            var backup = configure(proxy);
            chat(Lane.VERBATIM);
            play(encore, Lane.VERBATIM);
            switchProvider();
            chat(Lane.TRANSLATED);
            play(encore, Lane.TRANSLATED);
            if (draws) {
                stage.heading("Draw pictures: in a style, again but different, wider, and several at once");
                new Drawing(stage).show();
            }
            restore(backup, original);
            proxy.drain();
        }
    }

    /// How a request travels.
    enum Lane {
        VERBATIM(
                "the verbatim lane: the same protocol on both sides, the bytes untouched",
                "/anthropic/v1/messages",
                "\"tool_result\""),
        TRANSLATED(
                "the translated lane: Anthropic Messages in, OpenAI Chat out, and back",
                "/openai/v1/chat/completions",
                "\"role\":\"tool\"");

        private final String description;
        private final String path;
        private final String toolResult;

        Lane(String description, String path, String toolResult) {
            this.description = description;
            this.path = path;
            this.toolResult = toolResult;
        }

        /// At the sandbox.
        String path() {
            return path;
        }

        /// How a request there says that a tool was used.
        String toolResult() {
            return toolResult;
        }
    }

    /// Something else that is done over a lane.
    interface Encore {
        String title();

        void play(Stage stage, Setting setting, Lane lane) throws IOException, InterruptedException;
    }

    private void settleIn() throws IOException {
        stage.heading("Simulated providers, and a folder to play in");
        audience.success("The sandbox plays the providers on " + stage.sandbox().uri() + "; no real one is asked");
        audience.success("Everything else happens in " + stage.folder() + ", which is removed at the end");
        var config = new StringBuilder(SandboxCommand.config(stage.sandbox().description()));
        for (var other :
                List.of("claude", "openai", "gemini", "antigravity", "qwen", "iflow", "amp", "ctonew", "cliproxyapi")) {
            config.append("  ").append(other).append(": { enabled: false }\n");
        }
        stage.configure(config);
        Files.writeString(stage.envFile(), USERS_OWN);
    }

    private void signIn() {
        stage.heading("Sign in, with OAuth and PKCE");
        stage.run("oauth --provider " + PROVIDER + " --account you");
        unless(
                stage.sandbox().requests().to("/oauth/token").size() == 1,
                "The sandbox was not asked for a token exactly once.");
        unless(stage.bench().storedAccounts().list().size() == 1, "The login is not in the vault.");
    }

    private void lookAround() {
        stage.heading("See what there is");
        var models = stage.run("list models --provider " + PROVIDER);
        stage.run("list providers");
        unless(models.data().toString().contains(MODEL), "The sandbox's models are not listed.");
    }

    private RunningProxy startProxy() throws IOException {
        stage.heading("Start the proxy and point the host at it");
        audience.info("");
        audience.show(Text.EMPTY.muted("$ ").command("antigravity serve"));
        var proxy = stage.bench().startProxy(ProxyOrder.AS_CONFIGURED, audience::warn);
        audience.info("listening on " + proxy.uri());
        return proxy;
    }

    /// @return the backup of the file as it was
    private String configure(RunningProxy proxy) {
        var report = stage.run("configure --provider " + PROVIDER + " --model " + MODEL + " --yes");
        unless(
                setting().baseUrl().equals(proxy.uri()),
                "The env file leads to " + setting().baseUrl() + ".");
        unless(
                setting().model().equals(MODEL),
                "The env file names the model " + setting().model() + ".");
        var backups = stage.bench().envFiles().open(stage.envFile()).backups().list();
        unless(backups.size() == 1 && report.data().containsKey("backup"), "The env file was not backed up.");
        return backups.getFirst().name();
    }

    private void switchProvider() {
        stage.heading("The same host, another provider");
        stage.run("configure --switch-provider " + LAB + " --yes");
    }

    private void chat(Lane lane) {
        stage.heading("Chat over " + lane.description);
        audience.info("");
        var said = hearPieceByPiece();
        var received = stage.sandbox().requests().last();
        check(said, received, lane);
        audience.success(said.pieces() + " pieces over "
                + said.spread().toMillis() + " ms; " + said.inputTokens() + " tokens in, " + said.outputTokens()
                + " out, as the sandbox counted them");
        audience.success("The sandbox was asked at " + received.path()
                + (lane == Lane.VERBATIM ? ", with the very bytes the client sent" : ""));
    }

    private Said hearPieceByPiece() {
        for (var pace : UNHURRIED) {
            stage.sandbox().rules().next(pace);
            var said = new StreamedChat(stage.bench(), audience).ask(setting(), QUESTION);
            if (said.pieces() > 3 && said.spread().compareTo(Duration.ofMillis(100)) > 0) {
                return said;
            }
            audience.info("");
        }
        throw new StepFailedException("The answer came in one piece.");
    }

    private static void check(Said said, ReceivedRequest received, Lane lane) {
        unless(said.text().contains(QUESTION), "The answer is another: " + said.text());
        unless(received.path().equals(lane.path), "The request went to " + received.path() + ".");
        unless(received.account().isPresent(), "The request came without an account.");
        unless(
                lane != Lane.VERBATIM || Arrays.equals(said.request(), received.bytes()),
                "The request was changed on its way.");
    }

    private void play(List<? extends Encore> encore, Lane lane) throws IOException, InterruptedException {
        for (var piece : encore) {
            stage.heading(piece.title());
            piece.play(stage, setting(), lane);
        }
    }

    private void restore(String backup, byte[] original) throws IOException {
        stage.heading("Put everything back");
        stage.run("restore --from " + backup + " --yes");
        unless(
                Arrays.equals(Files.readAllBytes(stage.envFile()), original),
                "The env file is not what it was at first.");
        audience.success("Every byte of .env is as it was");
    }

    private Setting setting() {
        var env = stage.bench().envFiles().open(stage.envFile()).read();
        return new Setting(
                URI.create(value(env, "ANTHROPIC_BASE_URL")),
                value(env, "ANTHROPIC_AUTH_TOKEN"),
                value(env, "ANTHROPIC_MODEL"));
    }

    private static String value(EnvText env, String key) {
        return env.value(key).orElseThrow(() -> new StepFailedException("The env file has no " + key + "."));
    }
}
