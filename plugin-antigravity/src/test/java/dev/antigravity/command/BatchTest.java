package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.image.BatchJournal;
import dev.antigravity.picture.Embedding;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    private static final String DRAW = "generate --model lab/sandbox-image --batch wishes.txt --size 512x512";

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder)
                .configured(SandboxDesk.providers(sandbox) + "    accounts: [{ api-key: sandbox-key-work }]\n");
    }

    @Test
    void drawsALineEachAndGoesOnWithWhatIsLeft() throws IOException {
        write("""
                # three wishes
                a fox in the snow

                {"prompt": "a hen", "size": "1000x1000"}
                {"prompt": "an owl", "size": "512x768", "style": "line-art"}
                """);

        var first = desk.run(DRAW);

        assertThat(first.exitCode()).isEqualTo(2);
        assertThat(desk.shown(first)).contains("2 of 3 wishes are drawn", "Line 4:", "divisible by 16");
        assertThat(prompts()).containsExactlyInAnyOrder("a fox in the snow", "an owl");
        var asked = sandbox.requests().all().size();

        write(text().replace("1000x1000", "512x512"));
        var second = desk.run(DRAW);

        assertThat(second.exitCode()).as(desk.shown(second)).isZero();
        assertThat(desk.shown(second)).contains("3 of 3 wishes are drawn, 1 now");
        assertThat(sandbox.requests().all()).hasSize(asked + 1);
        assertThat(CommandDesk.data(desk.run(DRAW))).contains("done=3", "drawnNow=0");
    }

    @Test
    void drawsTheSameLineAsOftenAsItStandsThere() throws IOException {
        write("a fox\na fox\na fox\n");

        assertThat(desk.run(DRAW + " --parallel 3").exitCode()).isZero();

        assertThat(prompts()).hasSize(3);
    }

    @Test
    void asksWithTheSameKeyForWhatWasUnderWayWhenTheProcessDied() throws IOException {
        write("a fox\na hen\n");
        desk.run(DRAW);
        var journal = desk.host().paths().workspace().resolve("wishes.txt.progress.jsonl");
        var steps = Files.readAllLines(journal);
        var sent = steps.stream()
                .filter(step -> step.contains("\"sent\"") && step.contains("\"line\":2"))
                .findFirst()
                .orElseThrow();
        var done = steps.stream()
                .filter(step -> step.contains("\"done\"") && step.contains("\"line\":1"))
                .findFirst()
                .orElseThrow();
        Files.writeString(journal, done + "\n" + sent + "\n" + done.substring(0, 20));
        sandbox.requests().clear();

        var result = desk.run(DRAW);

        assertThat(desk.shown(result)).contains("2 of 2 wishes are drawn, 1 now");
        assertThat(sandbox.requests().all()).hasSize(1);
        var key = sandbox.requests().last().headers().first("idempotency-key").orElseThrow();
        assertThat(sent).contains(key);
    }

    @Test
    void asksWithTheSameKeyForWhatWasCancelled() throws Exception {
        write("a fox\n");
        sandbox.rules().next("fault stall");
        var running = desk.start(DRAW, new FakeConversation());
        Patience.until(() -> !sandbox.requests().all().isEmpty());
        var cancelled = running.stop();
        assertThat(cancelled.exitCode()).isEqualTo(130);
        assertThat(cancelled.toMap().toString()).contains("0 wishes were drawn of 1; the same command goes on");
        var asked = sandbox.requests().last().headers().first("idempotency-key");

        assertThat(desk.run(DRAW).exitCode()).isZero();

        assertThat(sandbox.requests().last().headers().first("idempotency-key")).isEqualTo(asked);
    }

    @Test
    void refusesASecondRunOfTheSameBatch() throws IOException {
        write("a fox\n");
        try (var _ = new BatchJournal(desk.host().paths().workspace().resolve("wishes.txt.progress.jsonl"))) {
            var result = desk.run(DRAW);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(desk.shown(result)).contains("another run");
        }
    }

    @Test
    void drawsNothingIfALineIsWrongAndSaysWhich() throws IOException {
        write("a fox\n{\"prompt\": \"a hen\", \"sice\": \"512x512\"}\n");
        assertThat(desk.shown(desk.run(DRAW))).contains("wishes.txt:2: unknown option sice; did you mean size?");

        write("a fox\n{\"prompt\": \"a hen\", \"style\": \"fotos\"}\n");
        assertThat(desk.shown(desk.run(DRAW))).contains("There is no style \"fotos\"");

        write("a fox\n{\"size\": \"512x512\"}\n");
        assertThat(desk.shown(desk.run(DRAW))).contains("wishes.txt:2: there is no prompt");
        assertThat(sandbox.requests().to("/images/generations")).isEmpty();
    }

    private void write(String text) throws IOException {
        Files.writeString(
                desk.host().paths().workspace().resolve("wishes.txt"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private String text() throws IOException {
        return Files.readString(desk.host().paths().workspace().resolve("wishes.txt"));
    }

    private List<String> prompts() throws IOException {
        try (Stream<Path> files = Files.list(desk.host().paths().workspace().resolve("generated"))) {
            var all = new ArrayList<String>();
            for (var file : files.toList()) {
                all.add(Embedding.find(file).orElseThrow().description());
            }
            return all;
        }
    }
}
