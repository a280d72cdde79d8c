package dev.antigravity.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import dev.antigravity.testkit.PluginHarness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar as it is shipped.
class PluginJarIT {
    private static final Path JAR = Path.of(System.getProperty("plugin.jar"));

    @Test
    void saysTheSameInItsManifestAndItsProperties() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var attributes = jar.getManifest().getMainAttributes();
            var fromManifest = new HashMap<String, String>();
            attributes.forEach((name, value) -> {
                if (name.toString().startsWith("Plugin-")) {
                    fromManifest.put(
                            name.toString().replace("Plugin-", "plugin.").toLowerCase(), value.toString());
                }
            });
            var properties = new Properties();
            try (var in = jar.getInputStream(jar.getEntry("plugin.properties"))) {
                properties.load(in);
            }

            assertThat(fromManifest)
                    .hasSize(7)
                    .isEqualTo(Map.copyOf(properties))
                    .containsEntry("plugin.id", "antigravity")
                    .doesNotContainValue("");
            assertThat(attributes.getValue("Multi-Release")).isEqualTo("true");
        }
    }

    @Test
    void leavesToTheHostWhatIsTheHosts() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.startsWith("dev/antigravity/api/"))
                    .noneMatch(name -> name.startsWith("org/pf4j/"))
                    .noneMatch(name -> name.startsWith("org/slf4j/"))
                    .noneMatch(name -> name.startsWith("ch/qos/logback/"))
                    .noneMatch(name -> name.startsWith("org/jline/"))
                    .noneMatch(name -> name.startsWith("META-INF/jline/"))
                    .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .anyMatch(name -> name.startsWith("dev/antigravity/json/"));
        }
    }

    @Test
    void bringsSqliteForTheMachinesOurJdksRunOnAndTellsNobodyElse() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.matches("org/sqlite/native/.*[^/]")))
                    .map(name -> name.substring("org/sqlite/native/".length(), name.lastIndexOf('/')))
                    .containsExactlyInAnyOrder(
                            "Linux/x86_64",
                            "Linux/aarch64",
                            "Linux-Musl/x86_64",
                            "Linux-Musl/aarch64",
                            "Mac/x86_64",
                            "Mac/aarch64",
                            "Windows/x86_64",
                            "Windows/aarch64");
            assertThat(jar.getEntry("META-INF/services/java.sql.Driver")).isNull();
        }
    }

    @Test
    void carriesTheLicencesOfAllThatIsInIt() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            try (var in = jar.getInputStream(jar.getEntry("META-INF/LICENSE"))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("MIT License")
                        .contains("Apache License");
            }
        }
    }

    @Test
    void namesItsExtensionsInTheIndex() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            try (var in = jar.getInputStream(jar.getEntry("META-INF/extensions.idx"))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains(AntigravityCommands.class.getName());
            }
        }
    }

    @Test
    void runsInAHostAndGoesWithoutATrace(@TempDir Path folder) {
        try (var harness = PluginHarness.load(JAR, new FakeHost(folder))) {
            var result = harness.run("/antigravity version", new FakeConversation());

            assertThat(result.toMap()).containsEntry("status", "ok");
        }
    }
}
