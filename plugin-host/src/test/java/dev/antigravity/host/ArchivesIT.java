package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.host.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The archives for Claude Code and for Claude.ws, unpacked and used as their hosts do.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell runs the launcher")
class ArchivesIT {
    private static final Path TARGET =
            Path.of(System.getProperty("app.folder")).resolve("..").normalize();
    private static final String NAME = "antigravity-" + System.getProperty("project.version");

    /// What Claude.ws takes as an upload.
    private static final long UPLOAD_BYTES = 50_000_000;

    @TempDir
    private Path folder;

    @Test
    void theClaudeCodePluginAnswersEachOfItsCommands() throws Exception {
        var root = unpack("claude");
        assertThat(names(root)).contains(".claude-plugin", "bin", "commands", "hooks", "lib", "skills", "LICENSE");
        assertThat(root.resolve("bin/antigravity")).isExecutable();
        assertThat(read(root.resolve(".claude-plugin/plugin.json")).at("name").text())
                .contains("antigravity");
        var hook = read(root.resolve("hooks/hooks.json")).at("hooks", "UserPromptExpansion");
        assertThat(String.valueOf(hook.value()))
                .contains("matcher=antigravity|antigravity:.*", "sh \"${CLAUDE_PLUGIN_ROOT}/bin/antigravity\" --hook");

        var commands = names(root.resolve("commands"));
        assertThat(commands).hasSizeGreaterThan(10).allMatch(name -> name.endsWith(".md"));
        for (var command : List.of("list-providers", "accounts-add")) {
            assertThat(commands).contains(command + ".md");
            var answer = ask(root, "antigravity:" + command, "--help");
            assertThat(answer).startsWith("/antigravity " + command.replace('-', ' ') + " - ");
        }
        assertThat(ask(root, "antigravity:antigravity", "list providers\n\n## BACKGROUND SERVERS"))
                .startsWith("=== Available Providers ===");
    }

    @Test
    void theClaudeWsSkillRunsFromWhereverItWasCopied() throws Exception {
        var root = unpack("skill");
        assertThat(names(root)).containsExactlyInAnyOrder("LICENSE", "SKILL.md", "bin", "lib");
        assertThat(Files.size(archive("skill"))).isLessThan(UPLOAD_BYTES);
        assertThat(Files.readString(root.resolve("SKILL.md")))
                .startsWith("---\nname: antigravity\n")
                .contains("sh \"${CLAUDE_SKILL_DIR}/bin/antigravity\" --json COMMAND");

        var result =
                JsonTree.parse(run(root, "", "--json", "list", "providers")).orElseThrow();

        assertThat(result.at("status").text()).contains("ok");
        assertThat(result.at("exitCode").number()).hasValue(0);
    }

    private static Path archive(String kind) {
        return TARGET.resolve(NAME + "-" + kind + ".tgz");
    }

    /// @return its one folder, below one with a space in its name
    private Path unpack(String kind) throws IOException, InterruptedException {
        var place = Files.createDirectories(folder.resolve("my plugins"));
        var tar = new ProcessBuilder("tar", "-xzf", archive(kind).toString(), "-C", place.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        assertThat(names(place)).containsExactly("antigravity");
        return place.resolve("antigravity");
    }

    /// Asks its hook, as Claude Code would.
    ///
    /// @return what the user reads
    private String ask(Path root, String command, String arguments) throws IOException, InterruptedException {
        var event = "{\"hook_event_name\":\"UserPromptExpansion\",\"command_name\":\"" + command
                + "\",\"command_args\":\"" + arguments.replace("\n", "\\n") + "\"}";
        var answer = JsonTree.parse(run(root, event, "--hook")).orElseThrow();
        assertThat(answer.at("decision").text()).contains("block");
        return answer.at("reason").text().orElseThrow();
    }

    private String run(Path root, String input, String... arguments) throws IOException, InterruptedException {
        var words =
                new ArrayList<>(List.of("sh", root.resolve("bin/antigravity").toString()));
        words.addAll(List.of(arguments));
        var typed = Files.writeString(folder.resolve("input"), input);
        var out = folder.resolve("out");
        var command = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(typed.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("HOME", folder.toString());
        command.environment().put("ANTIGRAVITY_HOME", folder.resolve("home").toString());
        command.environment().put("ANTIGRAVITY_AOT", "off");
        var process = command.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out);
    }

    private static JsonTree read(Path file) throws IOException {
        return JsonTree.parse(Files.readString(file)).orElseThrow();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
