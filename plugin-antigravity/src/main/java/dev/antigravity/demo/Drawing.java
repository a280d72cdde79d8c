package dev.antigravity.demo;

import static dev.antigravity.demo.StepFailedException.unless;

import dev.antigravity.api.Report;
import dev.antigravity.picture.Embedding;
import dev.antigravity.picture.PictureDetails;
import dev.antigravity.picture.PictureFacts;
import java.io.IOException;
import java.nio.file.Path;

/// A picture from words, another from that picture, and a look at what is inside them.
final class Drawing {
    private static final String MODEL = " --model lab/sandbox-image";
    private static final String PROMPT = "a fox in the snow";

    private final Stage stage;

    Drawing(Stage stage) {
        this.stage = stage;
    }

    void show() throws IOException {
        var drawn = file(stage.run("generate \"" + PROMPT + "\" --size 1536x1024" + MODEL));
        unless(
                PictureFacts.of(drawn).width() == 1536 && PictureFacts.of(drawn).height() == 1024,
                "The picture is of another size.");
        unless(details(drawn).description().equals(PROMPT), "The picture does not know its prompt.");
        var changed = file(stage.run("generate \"warmer light\" --format jpeg" + MODEL + " --edit \"" + drawn + "\""));
        unless(stage.sandbox().requests().last().path().endsWith("/images/edits"), "The picture was not changed.");
        unless(details(changed).facts().containsKey("parent"), "The picture does not know its parent.");
        stage.conversation().success("Each knows its prompt and model, and the second which one it came from");
    }

    private static Path file(Report report) {
        return report.artifacts().getFirst().path();
    }

    private static PictureDetails details(Path picture) throws IOException {
        return Embedding.find(picture)
                .orElseThrow(() -> new StepFailedException("There is nothing inside " + picture + "."));
    }
}
