package dev.antigravity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHarnessTest {
    @TempDir
    private Path folder;

    private PluginHarness load(PluginJar jar) {
        return PluginHarness.load(jar.write(folder), new FakeHost(folder));
    }

    @Test
    void runsTheCommandsOfABuiltJarInItsOwnClassLoader() {
        try (var harness = load(DemoPlugins.hello("greeter"))) {
            assertThat(DemoPlugins.text(harness.run("/greeter hello", new FakeConversation())))
                    .isEqualTo("""
                            hello from 1.2.3
                            context class loader: own
                            class loader: ApartClassLoader""");
        }
    }

    @Test
    void leavesAJarThatCanBeDeleted() throws Exception {
        load(DemoPlugins.hello("greeter")).close();

        Files.delete(folder.resolve("greeter-1.2.3.jar"));
    }

    @Test
    void noticesAThreadThatWasLeftBehind() {
        var harness = load(DemoPlugins.hello(
                "lingerer",
                "Thread.ofPlatform().daemon().name(\"antigravity-lingerer\").start(() -> {"
                        + " try { new java.util.concurrent.CountDownLatch(1).await(); }"
                        + " catch (InterruptedException e) { return; } });",
                ""));

        assertThatThrownBy(harness::close)
                .hasMessageContaining("antigravity-lingerer")
                .hasMessageContaining("still alive");
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("antigravity-lingerer"))
                .forEach(Thread::interrupt);
    }

    @Test
    void noticesClassesThatAreHeldAfterwards() {
        var harness = load(
                DemoPlugins.hello("holder", "System.getProperties().put(\"holder\", (Runnable) () -> onStop());", ""));
        try {
            assertThatThrownBy(harness::close).hasMessageContaining("still holds the classes");
        } finally {
            System.getProperties().remove("holder");
        }
    }

    @Test
    void saysWhyAJarIsNotLoaded() {
        var broken = DemoPlugins.hello("broken", "throw new IllegalStateException(\"no port left\");", "");

        assertThatThrownBy(() -> load(broken)).hasMessage("not loaded: [broken: did not start: no port left]");
    }
}
