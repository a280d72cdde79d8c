package dev.antigravity.plugin;

import dev.antigravity.api.CommandSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The files Claude Code and Claude.ws know the commands by, written from their specifications.
///
/// Source: code.claude.com/docs/en/skills, /slash-commands and /plugins-reference, read 2026-11; tried with Claude Code
/// 2.1.328.
record ClaudeFiles(List<CommandSpec> specs, String version) {
    /// Nobody could end them from a prompt.
    private static final Set<String> STAYING = Set.of("antigravity sandbox", "antigravity serve");

    private static final String ORIGIN = "<!-- Written by ClaudeFilesTest from the commands themselves. -->";

    /// @return the texts by their places in the repository
    Map<String, String> all() {
        var files = new TreeMap<String, String>();
        files.put(".claude-plugin/plugin.json", manifest());
        files.put("skills/antigravity/SKILL.md", skill("antigravity", "antigravity"));
        var ownFolder = "sh \"${CLAUDE_SKILL_DIR}/bin/antigravity\"";
        files.put("plugin-host/src/main/assembly/skill/SKILL.md", skill(ownFolder, ownFolder));
        specs.stream()
                .filter(spec -> !STAYING.contains(spec.words()))
                .forEach(spec -> files.put("commands/" + String.join("-", spec.path()) + ".md", command(spec)));
        return files;
    }

    private String manifest() {
        return """
                {
                  "name": "antigravity",
                  "version": "%s",
                  "description": "Many providers, many accounts, one local endpoint",
                  "author": { "name": "The Antigravity authors" },
                  "license": "MIT",
                  "keywords": ["proxy", "routing", "providers", "oauth", "models"]
                }
                """.formatted(version);
    }

    private static String command(CommandSpec spec) {
        return """
                ---
                description: %s
                argument-hint: %s
                allowed-tools: Bash(antigravity *)
                disable-model-invocation: %s
                ---
                %s

                Run this once with the Bash tool, with the arguments that stand on the first line below, each quoted for the shell, and
                nothing of the lines behind it:

                    %s --json

                %s

                Arguments:

                $ARGUMENTS
                """.formatted(
                        quoted(spec.summary()),
                        quoted(spec.argumentHint()),
                        !spec.modelInvocable(),
                        ORIGIN,
                        spec.words(),
                        AFTERWARDS.strip());
    }

    private static final String AFTERWARDS = """
            It prints one JSON object. Show its `message` as it is, then the commands of `next`, if there are any.

            - `status` is `needs_input`: ask the user the `question` of `missing`, with its `choices`, and run it again with the `flag` it
              names. Never answer for the user; `--yes` only after a yes.
            - `status` is `failed`: show `error.hint`, too, and stop.
            - Never edit `.env` or a settings file yourself, and never print a token or a key. A key is asked for in a terminal only.
            """;

    private String skill(String tool, String launcher) {
        return """
                ---
                name: antigravity
                description: Sign in to model providers, keep accounts, choose what this host uses, and run the local routing proxy
                argument-hint: "COMMAND [arguments], for instance: list providers"
                allowed-tools: Bash(%s *)
                disable-model-invocation: true
                ---
                %s

                # Antigravity

                Run this once with the Bash tool. COMMAND is the first line of what stands under "Arguments" below, each word quoted for the
                shell; the lines behind it belong to the host:

                    %s --json COMMAND

                %s

                ## Signing in

                `oauth` would wait for the browser longer than a tool may run. So begin with `oauth --provider ID --start`, show the address
                it gives, and when the user is back run the command it names: `oauth --finish STATE`, with `--callback-url URL` if the
                browser ended on a page that could not be shown.

                ## Commands

                %s

                More about one: `help COMMAND`. What stays until it is ended (`serve`, `sandbox`, `logs --follow`) belongs in a terminal; `start`
                runs the proxy in the background.

                ## Arguments

                $ARGUMENTS
                """.formatted(tool, ORIGIN, launcher, AFTERWARDS.strip(), table());
    }

    private String table() {
        return specs.stream()
                .filter(spec -> !STAYING.contains(spec.words()))
                .map(spec -> "- `" + String.join(" ", spec.path())
                        + (spec.argumentHint().isEmpty() ? "" : " " + spec.argumentHint()) + "`: " + spec.summary())
                .collect(Collectors.joining("\n"));
    }

    /// As YAML wants a text that may hold anything.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
