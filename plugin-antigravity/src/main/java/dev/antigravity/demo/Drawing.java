package dev.antigravity.demo;

import static dev.antigravity.demo.StepFailedException.unless;

import dev.antigravity.api.Report;
import dev.antigravity.picture.Embedding;
import dev.antigravity.picture.PictureDetails;
import dev.antigravity.picture.PictureFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A picture in a style, others that go on from it, several at once, and a look at what is inside them.
final class Drawing {
    private static final String MODEL = " --model lab/sandbox-image";
    private static final String PROMPT = "a fox in the snow";

    private final Stage stage;

    Drawing(Stage stage) {
        this.stage = stage;
    }

    void show() throws IOException {
        var fox = draw();
        changeIt(fox);
        paintOn(fox);
        drawSeveral();
    }

    private Path draw() throws IOException {
        stage.run("styles show watercolor");
        var report = stage.run("generate \"" + PROMPT + "\" --style watercolor --partials 2" + MODEL);
        unless(report.data().toString().contains("partial 2 of 2"), "No unfinished pictures came first.");
        var drawn = file(report);
        unless(PictureFacts.of(drawn).width() == 1536, "The picture is not of the style's size.");
        var details = details(drawn);
        unless(details.description().equals(PROMPT), "The picture does not know its prompt.");
        unless("watercolor@1".equals(details.facts().get("style")), "The picture does not know its style.");
        stage.conversation()
                .success("Two unfinished pictures came first, and the file knows its prompt, model and style");
        return drawn;
    }

    private void changeIt(Path fox) throws IOException {
        var changed = file(stage.run("generate --again \"but at night\" --format jpeg"));
        unless(lastPath().endsWith("/images/edits"), "The picture was not changed.");
        var details = details(changed);
        unless(details.description().equals(PROMPT + ", but at night"), "The picture does not go on from the first.");
        unless(details.facts().containsKey("parent"), "The picture does not know its parent.");
        stage.conversation().success("It goes on from " + fox.getFileName() + " and says so, with its SHA-256");
    }

    private void paintOn(Path fox) throws IOException {
        var wider = file(stage.run("generate \"more forest\" --extend left=512 --edit \"" + fox + "\"" + MODEL));
        unless(PictureFacts.of(wider).width() == 1536 + 512, "The picture has not become wider.");
        stage.conversation().success("512 pixels wider: canvas and mask were made here and sent to be painted");
    }

    private void drawSeveral() throws IOException {
        Files.writeString(stage.workspace().resolve("wishes.txt"), """
                a hen in the yard
                {"prompt": "an owl", "style": "icon"}
                """);
        stage.run("generate --batch wishes.txt --size 512x512" + MODEL);
        var asked = stage.sandbox().requests().all().size();
        stage.run("generate --batch wishes.txt --size 512x512" + MODEL);
        unless(stage.sandbox().requests().all().size() == asked, "What was drawn was drawn again.");
        stage.conversation().success("The second run found all of it done; after a crash it would have gone on");
    }

    private String lastPath() {
        return stage.sandbox().requests().last().path();
    }

    private static Path file(Report report) {
        return report.artifacts().getFirst().path();
    }

    private static PictureDetails details(Path picture) throws IOException {
        return Embedding.find(picture)
                .orElseThrow(() -> new StepFailedException("There is nothing inside " + picture + "."));
    }
}
