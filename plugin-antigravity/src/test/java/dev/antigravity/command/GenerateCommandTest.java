package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CommandResult;
import dev.antigravity.image.Shelf;
import dev.antigravity.picture.Embedding;
import dev.antigravity.picture.PictureFacts;
import dev.antigravity.picture.PictureFormat;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures through the real proxy, drawn by the sandbox.
class GenerateCommandTest {
    private static final String GENERATE = "generate --model lab/sandbox-image ";

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        var google = """
                    accounts: [{ name: work, api-key: sandbox-key-work }]
                    models: [{ id: sandbox-image, name: dear, price: { input: 10, output: 40 } }]
                  google:
                    protocol: gemini
                    base-url: %s
                    accounts: [{ name: work, api-key: sandbox-key-work }]
                """.formatted(sandbox.description().endpoint("gemini").baseUrl());
        desk = new CommandDesk(folder).configured(SandboxDesk.providers(sandbox) + google);
    }

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpeg, JPEG", "webp, WEBP"})
    void keepsAPictureWithHowItCameToBe(String word, PictureFormat format) throws IOException {
        var result = desk.run(GENERATE + "\"Ein Füchslein, im Schnee\" --size 512x768 --quality low --format " + word);

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        var file = pictures().getFirst();
        assertThat(file.getFileName().toString())
                .matches("\\d{4}-\\d\\d-\\d\\d-ein-fuchslein-im-schnee-[0-9a-f]{8}\\." + format.extension());
        var facts = PictureFacts.of(file);
        assertThat(List.of(facts.format(), facts.width(), facts.height())).containsExactly(format, 512, 768);
        var details = Embedding.find(file).orElseThrow();
        assertThat(details.description()).isEqualTo("Ein Füchslein, im Schnee");
        assertThat(details.facts())
                .containsEntry("model", "lab/sandbox-image")
                .containsEntry("quality", "low")
                .containsEntry("output-tokens", "96")
                .containsEntry("cost", "0.0039 USD");
        assertThat(desk.shown(result)).contains(file.toString(), "512 x 768 " + word, "unpriced", "96 out");
        assertThat(CommandDesk.data(result)).contains("path=" + file, "width=512", "outputTokens=96");
    }

    @Test
    void neverWritesOverAPicture() throws IOException {
        desk.run(GENERATE + "fox --no-metadata --n 2");
        desk.run(GENERATE + "fox --no-metadata");

        assertThat(pictures()).hasSize(3);
        for (var picture : pictures()) {
            assertThat(Embedding.find(picture)).isEmpty();
        }
    }

    @Test
    void changesAPictureAndRemembersItsParent() throws IOException {
        desk.run(GENERATE + "fox --size 512x512 --out first");
        var parent = pictures("first").getFirst();

        var result = desk.run(GENERATE + "warmer --edit " + parent);

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        assertThat(sandbox.requests().last().path()).endsWith("/images/edits");
        assertThat(Embedding.find(pictures().getFirst()).orElseThrow().facts().get("parent"))
                .matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void drawsWithGooglesModelsToo() throws IOException {
        var result = desk.run("generate --model google/sandbox-gemini-image a fox --size 1536x1024");

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        assertThat(PictureFacts.of(pictures().getFirst()).width()).isEqualTo(1248);
    }

    @Test
    void saysWhatTheModelCouldNotBeTold() {
        var result = desk.run("generate --model google/sandbox-gemini-image a fox --size 1000x999 --quality low");

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        assertThat(desk.shown(result)).contains("Not told to the model, which has no such choice: ", "size", "quality");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fox --size 1000x1000                         | 2 | divisible by 16",
                "fox --background transparent --format jpeg   | 2 | not supported for the JPEG",
                "fox --n 11                                   | 2 | at most 10",
                "fox --edit nowhere.png                       | 2 | is not there",
                "fox --mask nowhere.png                       | 2 | with --edit",
                "fox --steps 30                               | 2 | steps",
                "fox --style watercolour                      | 2 | Did you mean watercolor?",
                "fox --partials 4                             | 2 | at most 3",
                "fox --partials 1 --n 2                       | 2 | n",
                "fox --again                                  | 2 | no picture to go on from",
                "fox --confirm-above much                     | 2 | US dollars",
                "fox --extend left=256                        | 2 | beyond a picture",
                "--batch nowhere.txt --parallel 2             | 1 | nowhere.txt",
                "fox --batch wishes.txt                       | 2 | brings its own wishes"
            })
    void keepsNothingOfWhatIsRefusedAndNamesTheRule(String words, int exitCode, String rule) throws IOException {
        var result = desk.run(GENERATE + words);

        assertThat(result.exitCode()).as(desk.shown(result)).isEqualTo(exitCode);
        assertThat(result.toMap().toString()).contains(rule);
        assertThat(pictures()).isEmpty();
    }

    @Test
    void drawsInAStyleAndRemembersIt() throws IOException {
        var result = desk.run(GENERATE + "a fox --style watercolor --quality low");

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        assertThat(desk.shown(result)).contains("watercolor@1: a fox, loose watercolour on cold-pressed paper");
        assertThat(sandbox.requests().last().text()).contains("a fox, loose watercolour", "Avoid: outlines");
        var file = pictures().getFirst();
        assertThat(PictureFacts.of(file).width()).isEqualTo(1536);
        var details = Embedding.find(file).orElseThrow();
        assertThat(details.description()).isEqualTo("a fox");
        assertThat(details.facts()).containsEntry("style", "watercolor@1").containsEntry("quality", "low");
        assertThat(details.facts().get("sent")).startsWith("a fox, loose watercolour");
    }

    @Test
    void goesOnFromTheLastPicture() throws IOException {
        desk.run(GENERATE + "a fox --size 512x512 --style line-art --out first");
        var parent = pictures("first").getFirst();

        var result = desk.run("generate --again \"but at night\" --quality low");

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        assertThat(sandbox.requests().last().path()).endsWith("/images/edits");
        var details = Embedding.find(pictures().getFirst()).orElseThrow();
        assertThat(details.description()).isEqualTo("a fox, but at night");
        assertThat(details.facts())
                .containsEntry("parent", "sha256:" + Shelf.hash(parent))
                .containsEntry("model", "lab/sandbox-image")
                .containsEntry("size", "512x512")
                .containsEntry("style", "line-art@1")
                .containsEntry("quality", "low");
    }

    @Test
    void goesOnFromAPictureThatIsNamed() throws IOException {
        desk.run(GENERATE + "a fox --size 512x512 --out first");
        desk.run(GENERATE + "a hen --size 512x512 --out second");

        desk.run("generate --again \"but older\" --edit " + pictures("first").getFirst());

        assertThat(Embedding.find(pictures().getFirst()).orElseThrow().description())
                .isEqualTo("a fox, but older");
    }

    @Test
    void paintsOnBeyondThePicture() throws IOException {
        desk.run(GENERATE + "a fox --size 512x512 --out first");
        var parent = pictures("first").getFirst();

        var result = desk.run(GENERATE + "more forest --extend left=256,bottom=16 --edit " + parent);

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        var request = sandbox.requests().last();
        assertThat(request.path()).endsWith("/images/edits");
        assertThat(request.text()).contains("name=\"mask\"", "768x528");
        var file = pictures().getFirst();
        assertThat(PictureFacts.of(file).width()).isEqualTo(768);
        assertThat(Embedding.find(file).orElseThrow().facts()).containsEntry("parent", "sha256:" + Shelf.hash(parent));
    }

    @Test
    void drawsAnewWhatIsGone() throws IOException {
        desk.run(GENERATE + "a fox --size 512x512 --no-metadata --out first");
        Files.delete(pictures("first").getFirst());

        var result = desk.run("generate --again \"but at night\"");

        assertThat(result.exitCode()).as(desk.shown(result)).isZero();
        assertThat(sandbox.requests().last().path()).endsWith("/images/generations");
        assertThat(sandbox.requests().last().text()).contains("a fox, but at night", "512x512");
    }

    @Test
    void tellsWhatReallyHappenedAndWhatIsUsual() {
        var first = desk.run(GENERATE + "fox --partials 2");

        assertThat(first.exitCode()).as(desk.shown(first)).isZero();
        assertThat(desk.shown(first))
                .contains("queued", "sent", "partial 1 of 2", "partial 2 of 2", "saved")
                .doesNotContain("median");
        assertThat(first.toMap().toString())
                .containsSubsequence("queued", "sent", "decoding", "partial 2 of 2", "saved");

        desk.run(GENERATE + "fox");
        assertThat(desk.shown(desk.run(GENERATE + "hen"))).contains("is the median of your 2 of this model and size");
        assertThat(desk.shown(desk.run(GENERATE + "hen --size 512x512"))).doesNotContain("median");
    }

    @Test
    void leavesNothingOfAStreamThatIsCut() throws IOException {
        sandbox.rules().next("fault cut after=1");

        var result = desk.run(GENERATE + "fox --partials 3");

        assertThat(result.exitCode()).as(desk.shown(result)).isEqualTo(1);
        assertThat(pictures()).isEmpty();
    }

    @Test
    void billsAtThePriceTheUserStatesAndQuotesFromThat() {
        var first = desk.run("generate fox --model lab/dear");
        assertThat(desk.shown(first)).contains("Cost: unpriced", "cost 0.04");

        var second = desk.run("generate hen --model lab/dear");
        assertThat(desk.shown(second)).contains("Cost: 0.04", "your own 1 picture of this kind");

        // Unfinished pictures are billed, too: those before say nothing of these.
        assertThat(desk.shown(desk.run("generate hen --model lab/dear --partials 2")))
                .contains("Cost: unpriced");
    }

    @Test
    void asksBeforeItCostsMoreThanIsSaid() {
        desk.run("generate fox --model lab/dear");
        var drawn = sandbox.requests().all().size();

        var nobody = desk.run("generate fox --model lab/dear --confirm-above 0.01");
        assertThat(nobody.exitCode()).isEqualTo(3);
        assertThat(nobody.toMap().toString()).contains("--yes");
        var declined = desk.run(
                "generate fox --model lab/dear --confirm-above 0.01", new FakeConversation().answering("yes", "no"));
        assertThat(declined.exitCode()).isEqualTo(130);
        assertThat(sandbox.requests().all()).hasSize(drawn);

        assertThat(desk.run("generate fox --model lab/dear --confirm-above 0.01 --yes")
                        .exitCode())
                .isZero();
    }

    @Test
    void asksAlwaysIfThatIsWantedEvenWhereNobodyKnowsThePrice() {
        assertThat(desk.run(GENERATE + "fox --confirm-above 0").exitCode()).isEqualTo(3);
        assertThat(sandbox.requests().all()).isEmpty();
        assertThat(desk.run(GENERATE + "fox --confirm-above 0 --yes").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp"})
    void sendsNoPictureThatBreaksOff(String format) throws IOException {
        desk.run(GENERATE + "fox --size 512x512 --format " + format);
        var whole = Files.readAllBytes(pictures().getFirst());
        var cut = desk.host().paths().workspace().resolve("cut");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 3));
        sandbox.requests().clear();

        assertThat(desk.shown(desk.run(GENERATE + "warmer --edit cut"))).contains("cut ends too early");
        assertThat(sandbox.requests().all()).isEmpty();
    }

    @Test
    void sendsPicturesOfAllowedFoldersOnly(@TempDir Path elsewhere) throws IOException {
        desk.run(GENERATE + "fox --size 512x512 --out first");
        var stray = Files.copy(pictures("first").getFirst(), elsewhere.resolve("stray.png"));
        var link = Files.createSymbolicLink(desk.host().paths().workspace().resolve("link.png"), stray);

        for (var path : List.of(stray, link)) {
            var refused = desk.run(GENERATE + "warmer --edit " + path);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.toMap().toString()).contains("none of the folders", "images.inputs");
        }
        var config = desk.host().paths().home().resolve("config.yaml");
        desk.close();
        desk = new CommandDesk(folder);
        desk.configured(Files.readString(config) + "images: { inputs: [\"" + elsewhere + "\"], max-input: 100KB }\n");
        assertThat(desk.run(GENERATE + "warmer --edit " + link).exitCode()).isZero();
    }

    @Test
    void leavesNothingWhenTheAnswerBreaksOff() throws IOException {
        sandbox.rules().next("fault cut after=1");

        var result = desk.run(GENERATE + "fox");

        assertThat(result.exitCode()).as(desk.shown(result)).isEqualTo(1);
        assertThat(pictures()).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsCancelled() throws Exception {
        sandbox.rules().next("fault stall");
        var running = desk.start(GENERATE + "fox", new FakeConversation());
        while (sandbox.requests().to("/images/generations").isEmpty()) {
            Thread.onSpinWait();
        }

        var result = running.stop();

        assertThat(result).isInstanceOf(CommandResult.Cancelled.class);
        assertThat(result.toMap().toString()).contains("The provider may bill what it had begun");
        assertThat(pictures()).isEmpty();
    }

    @Test
    void asksForAModel() {
        var result = desk.run("generate fox");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.toMap().toString()).contains("--model", "--image-model");
    }

    private List<Path> pictures() throws IOException {
        return pictures("generated");
    }

    private List<Path> pictures(String name) throws IOException {
        var place = desk.host().paths().workspace().resolve(name);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().toList();
        }
    }
}
