package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, run by a real shell.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell is what is tested")
class LauncherIT {
    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "date",
            "find",
            "grep",
            "head",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sleep",
            "stty",
            "tail",
            "touch");

    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void unpack() throws IOException {
        distribution = Distribution.unpack(folder);
    }

    /// A JDK that says of itself what version it is, and when started says what it was started with.
    private Path fakeJdk(String folderName, String version) throws IOException {
        var jdk = Files.createDirectories(folder.resolve("jvms").resolve(folderName));
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version + "+1\"\n");
        script(Files.createDirectories(jdk.resolve("bin")).resolve("java"), "echo " + folderName);
        return jdk;
    }

    private static Path script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Distribution lookingIn(String folders) throws IOException {
        return distribution
                .without("JAVA_HOME")
                .with("PATH", "/nowhere:" + tools())
                .with("ANTIGRAVITY_JVMS", folders);
    }

    /// What the launcher itself needs, without any Java beside it.
    private Path tools() throws IOException {
        var tools = folder.resolve("tools");
        if (!Files.exists(tools)) {
            Files.createDirectory(tools);
            for (var tool : TOOLS) {
                var real = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
                script(tools.resolve(tool), "exec " + real + " \"$@\"");
            }
        }
        return tools;
    }

    @Test
    void runsFromAnywhereThroughLinksAndWithSpacesInItsPath() throws Exception {
        var absolute = Files.createSymbolicLink(folder.resolve("a link"), distribution.launcher());
        var relative = Files.createSymbolicLink(folder.resolve("my tools/second"), Path.of("../a link"));

        var outcome = distribution.startedAs(relative).run("plugins", "--json");

        assertThat(absolute).isSymbolicLink();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("\"id\":\"antigravity\"", "my tools/antigravity/lib/bundled");
    }

    @Test
    void passesArgumentsAndTheExitCodeOn() throws Exception {
        var outcome = distribution.run("no such command", "with spaces");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Unknown command \"no such command\"");
    }

    @Test
    void loadsThePluginApartWhenAskedTo() throws Exception {
        assertThat(distribution.run("--isolate", "version").exitCode()).isZero();
    }

    @Test
    void recordsAFastStartOnceAndUsesItAfterwards() throws Exception {
        var recording = distribution.with("ANTIGRAVITY_AOT", "on");

        assertThat(recording.run("version").exitCode()).isZero();
        var cache = distribution.launcher().resolveSibling("lib").resolve("antigravity-" + Runtime.version() + ".aot");
        assertThat(cache).isNotEmptyFile();
        var recorded = Files.getLastModifiedTime(cache);

        var second = recording
                .with("ANTIGRAVITY_JAVA_OPTS", "-Xlog:class+load:stdout")
                .run("version");
        assertThat(second.out()).contains("dev.antigravity.host.Host source: shared objects file");
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(recorded);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void recordsForTheProxyWhatTheProxyNeeds() throws Exception {
        var recording = distribution.with("ANTIGRAVITY_AOT", "on");
        var stop = Files.createFile(folder.resolve("stop"));

        var proxy = recording
                .with("ANTIGRAVITY_JAVA_OPTS", "-Xlog:class+load:stdout")
                .run("serve", "--port", "0", "--stop-file", stop.toString());

        assertThat(proxy.exitCode()).isZero();
        assertThat(proxy.out()).contains("dev.antigravity.endpoint.Proxy source: shared objects file");
        assertThat(recordings()).containsExactly("serve-" + Runtime.version() + ".aot");
    }

    private List<String> recordings() throws IOException {
        try (var files = Files.list(distribution.launcher().resolveSibling("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".aot"))
                    .toList();
        }
    }

    @Test
    void startsWithoutAWordWhenTheRecordIsOfNoUse() throws Exception {
        var recording = distribution.with("ANTIGRAVITY_AOT", "on");
        var cache = distribution.launcher().resolveSibling("lib").resolve("antigravity-" + Runtime.version() + ".aot");
        Files.writeString(cache, "not a cache");

        var outcome = recording.run("version");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("antigravity ");
    }

    @Test
    void findsTheFirstJdkThatIsNewEnough() throws Exception {
        fakeJdk("jdk-17", "17.0.15");
        fakeJdk("jdk-25", "25.0.3");

        assertThat(lookingIn("/nowhere:" + folder.resolve("jvms")).run().out()).isEqualTo("jdk-25\n");
    }

    @Test
    void saysWhichJdkItRunsOnWithoutStartingIt() throws Exception {
        var jdk = fakeJdk("jdk-25", "25.0.3");

        var outcome = lookingIn(folder.resolve("jvms").toString()).run("--java-home");

        assertThat(outcome.out()).isEqualTo(jdk + "\n");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void takesJavaHomeBeforeThePathAndThePathBeforeFolders() throws Exception {
        var home = fakeJdk("home", "26");
        var onPath = fakeJdk("path", "25-ea");
        fakeJdk("folder", "25");
        var anywhere = lookingIn(folder.resolve("jvms").toString());
        var path = onPath.resolve("bin") + ":" + tools();

        assertThat(anywhere.with("PATH", path)
                        .with("JAVA_HOME", home.toString())
                        .run()
                        .out())
                .isEqualTo("home\n");
        assertThat(anywhere.with("PATH", path).run().out()).isEqualTo("path\n");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOldOrGone() throws Exception {
        var old = fakeJdk("old", "17.0.15");
        fakeJdk("young", "25");
        var anywhere = lookingIn(folder.resolve("jvms").toString());

        assertThat(anywhere.with("JAVA_HOME", old.toString()).run().out()).isEqualTo("young\n");
        assertThat(anywhere.with("JAVA_HOME", "/gone").run().out()).isEqualTo("young\n");
    }

    @Test
    void saysInOneLineHowToGetAJdk() throws Exception {
        fakeJdk("jdk-17", "17.0.15");
        var some = lookingIn(folder.resolve("jvms").toString()).run();
        var none = lookingIn("/nowhere").run();

        assertThat(some.exitCode()).isEqualTo(1);
        assertThat(some.out()).isEmpty();
        assertThat(some.err())
                .isEqualTo("antigravity: needs Java 25 or newer, found only Java 17."
                        + " Get one from https://adoptium.net, or set JAVA_HOME.\n");
        assertThat(none.err()).contains("found none").hasLineCount(1);
    }

    /// A source checkout whose Maven only pretends.
    private Distribution checkout(String maven) throws IOException {
        var root = Files.createDirectories(folder.resolve("checkout"));
        for (var source : new String[] {"pom.xml", "plugin-host/pom.xml", "plugin-host/src/main/java/A.java"}) {
            Files.createDirectories(root.resolve(source).getParent());
            Files.writeString(root.resolve(source), "");
        }
        fakeJdk("jdk", "25");
        script(tools().resolve("mvn"), maven);
        var launcher = Files.copy(Distribution.launcherOfTheRepository(), root.resolve("antigravity"));
        return lookingIn(folder.resolve("jvms").toString())
                .with("PATH", tools().toString())
                .startedAs(launcher);
    }

    @Test
    void buildsACheckoutOnFirstUseAndAgainWhenASourceIsNewer() throws Exception {
        var checkout = checkout("mkdir -p plugin-host/target/app; touch plugin-host/target/app/antigravity.jar");

        var first = checkout.run();
        assertThat(first.out()).isEqualTo("jdk\n");
        assertThat(first.err()).contains("antigravity: building", "antigravity: built in");
        assertThat(checkout.run().err()).isEmpty();

        var source = folder.resolve("checkout/plugin-host/src/main/java/A.java");
        var later = Files.getLastModifiedTime(source).toMillis() + 60_000;
        Files.setLastModifiedTime(source, FileTime.fromMillis(later));
        assertThat(checkout.run().err()).contains("antigravity: building");
    }

    @Test
    void showsWhatABuildComplainsOf() throws Exception {
        var outcome = checkout("echo '[INFO] fine'; echo '[ERROR] A.java:[1,1] is empty'; exit 1")
                .run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("[ERROR] A.java:[1,1] is empty")
                .contains("antigravity: could not be built; the whole story is in ")
                .doesNotContain("fine");
        assertThat(folder.resolve("checkout/plugin-host/target/.building")).doesNotExist();
    }

    @Test
    void endsInOrderOnSigterm() throws Exception {
        DemoJar.named("trial").write(Files.createDirectories(distribution.home().resolve("plugins")));
        var err = folder.resolve("err");
        var process = distribution
                .with("DEMO_SAYS_GOODBYE", "1")
                .command("trial", "wait")
                .redirectError(err.toFile())
                .start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("waiting");
            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(err)).contains("Waiting: cancelled", "trial stopped");
    }
}
