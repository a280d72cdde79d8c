package dev.antigravity.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.HostServices;
import dev.antigravity.api.PluginContext;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.json.Json;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other hosts read about the commands is what the commands say of themselves.
///
/// `-Dgolden.bless=true` writes the files anew.
class ClaudeFilesTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path COMMANDS = REPOSITORY.resolve("commands");
    private static final boolean BLESS = Boolean.getBoolean("golden.bless");
    private static final String HOW = "to put it right: mvn -q -o test -pl plugin-antigravity -am"
            + " -Dtest=ClaudeFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.bless=true";

    @TempDir
    private Path folder;

    @Test
    void everyFileIsAsTheCommandsSay() throws IOException {
        var wanted = wanted();
        if (BLESS) {
            write(wanted);
        }
        for (var file : wanted.entrySet()) {
            assertThat(REPOSITORY.resolve(file.getKey()))
                    .as(HOW)
                    .content()
                    .isEqualToNormalizingNewlines(file.getValue());
        }
    }

    @Test
    void noFileIsLeftOfACommandThatIsGone() throws IOException {
        var written = new TreeSet<String>();
        wanted().keySet().stream().filter(name -> name.startsWith("commands/")).forEach(written::add);

        assertThat(commandFiles()).as(HOW).isEqualTo(written);
    }

    @Test
    void theManifestIsJsonWithTheVersionOfThePlugin() throws IOException {
        var manifest = Json.parseObject(Files.readAllBytes(REPOSITORY.resolve(".claude-plugin/plugin.json")));

        assertThat(manifest.get("name")).hasToString("\"antigravity\"");
        assertThat(manifest.get("version")).hasToString("\"" + version() + "\"");
    }

    private Map<String, String> wanted() throws IOException {
        var plugin = new AntigravityPlugin(context(version()));
        var specs = new AntigravityCommands(plugin)
                .commands().stream().map(SlashCommand::spec).toList();
        return new ClaudeFiles(specs, version()).all();
    }

    private static String version() throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(REPOSITORY.resolve("plugin.properties"))) {
            properties.load(in);
        }
        return Objects.requireNonNull(properties.getProperty("plugin.version"));
    }

    private PluginContext context(String version) {
        var host = new FakeHost(folder);
        return new PluginContext() {
            @Override
            public String pluginId() {
                return "antigravity";
            }

            @Override
            public String pluginVersion() {
                return version;
            }

            @Override
            public HostServices host() {
                return host;
            }
        };
    }

    private static Set<String> commandFiles() throws IOException {
        var names = new TreeSet<String>();
        if (Files.isDirectory(COMMANDS)) {
            try (var files = Files.list(COMMANDS)) {
                files.forEach(file -> names.add("commands/" + file.getFileName()));
            }
        }
        return names;
    }

    private static void write(Map<String, String> wanted) throws IOException {
        commandFiles().stream().filter(name -> !wanted.containsKey(name)).forEach(ClaudeFilesTest::delete);
        for (var file : wanted.entrySet()) {
            var path = REPOSITORY.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue());
        }
    }

    private static void delete(String name) {
        try {
            Files.delete(REPOSITORY.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
