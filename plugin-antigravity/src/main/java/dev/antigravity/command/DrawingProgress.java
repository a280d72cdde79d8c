package dev.antigravity.command;

import dev.antigravity.api.Progress;
import dev.antigravity.image.PictureHistory.Typical;
import dev.antigravity.image.Studio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells how far a picture is, by what really happened, and what is usual by the user's own pictures alone.
final class DrawingProgress implements Studio.Listener, AutoCloseable {
    private final long began = System.nanoTime();
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private final Progress progress;
    private final int partials;
    private final Optional<Typical> typical;

    /// @param partials how many unfinished pictures were asked for
    /// @param typical  how long such pictures took before
    DrawingProgress(Progress progress, int partials, Optional<Typical> typical) {
        this.progress = progress;
        this.partials = partials;
        this.typical = typical;
        note("queued", "queued");
    }

    @Override
    public void sent() {
        note("sent", "sent" + typical.map(DrawingProgress::usual).orElse(""));
    }

    /// ` (24.00 s is the median of your 7 of this model and size)`.
    private static String usual(Typical typical) {
        return " (" + Wording.seconds(typical.median()) + " is the median of your "
                + (typical.runs() == 1 ? "only one" : typical.runs()) + " of this model and size)";
    }

    @Override
    public void arriving() {
        note("decoding", "decoding after " + Wording.seconds(elapsed()));
    }

    @Override
    public void partial(long number) {
        var words = "partial " + number + " of " + partials;
        note(words, words + " after " + Wording.seconds(elapsed()));
    }

    void saved(int count) {
        step("saved");
        progress.done(
                "saved" + (count == 1 ? "" : ", " + count + " pictures") + " after " + Wording.seconds(elapsed()));
    }

    void failed() {
        step("failed");
        progress.fail("nothing came of it after " + Wording.seconds(elapsed()));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    Optional<Typical> typical() {
        return typical;
    }

    /// What happened when, for programs.
    List<Map<String, Object>> steps() {
        return List.copyOf(steps);
    }

    private void note(String step, String words) {
        step(step);
        progress.note(words);
    }

    private void step(String name) {
        var step = new LinkedHashMap<String, Object>();
        step.put("step", name);
        step.put("milliseconds", elapsed().toMillis());
        steps.add(step);
    }

    @Override
    public void close() {
        progress.close();
    }
}
