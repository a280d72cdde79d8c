package dev.antigravity.demo;

import static dev.antigravity.demo.StepFailedException.unless;

import dev.antigravity.api.Text;
import dev.antigravity.demo.Journey.Lane;
import dev.antigravity.demo.StreamedChat.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The real Claude Code makes a file: the model asks for it by a tool call, Claude Code carries it out and reports
/// back. What the model says is scripted; everything else is not.
record ClaudeCodeTask(Map<String, String> variables) implements Journey.Encore {
    private static final String CONTENT = "hello from the sandbox";

    @Override
    public String title() {
        return "Claude Code does a task over the same lane";
    }

    @Override
    public void play(Stage stage, Setting setting, Lane lane) throws IOException, InterruptedException {
        var claude = ClaudeCode.find(variables, stage.folder(), stage.conversation());
        var file = stage.workspace().resolve("hello-" + lane.name().toLowerCase(Locale.ROOT) + ".txt");
        var before = stage.sandbox().requests().to(lane.path()).size();
        var prompt = prompt(file);
        stage.conversation().info("");
        stage.conversation()
                .show(Text.EMPTY.muted("$ ").code("claude -p \"Make the file " + file.getFileName() + " …\""));
        var said = claude.run(
                List.of("-p", prompt, "--permission-mode", "acceptEdits", "--allowedTools", "Write"),
                Map.of(
                        "ANTHROPIC_BASE_URL", setting.baseUrl().toString(),
                        "ANTHROPIC_AUTH_TOKEN", setting.token(),
                        "ANTHROPIC_MODEL", setting.model(),
                        "ANTHROPIC_DEFAULT_HAIKU_MODEL", setting.model()),
                stage.workspace());
        stage.conversation().show(Text.EMPTY.muted("  ").and(said));
        check(stage, lane, file, before);
    }

    private static String prompt(Path file) {
        return """
                Make the file %s with the text "%s".
                [sandbox]
                call Write {"file_path": "%s", "content": "%s\\n"}
                ---
                answer I made the file.
                [/sandbox]""".formatted(file.getFileName(), CONTENT, file.toString().replace("\\", "\\\\"), CONTENT);
    }

    private static void check(Stage stage, Lane lane, Path file, int before) throws IOException {
        unless(Files.exists(file), "Claude Code has not made the file " + file + ".");
        var content = Files.readString(file, StandardCharsets.UTF_8);
        unless(content.strip().equals(CONTENT), "The file says \"" + content.strip() + "\".");
        var requests = stage.sandbox().requests().to(lane.path());
        unless(
                requests.size() >= before + 2 && requests.getLast().text().contains(lane.toolResult()),
                "Claude Code has not reported back over this lane.");
        stage.conversation()
                .success("Claude Code made " + file.getFileName() + " by a tool call and reported back, in "
                        + (requests.size() - before) + " requests to " + lane.path());
    }
}
