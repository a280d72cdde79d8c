package dev.antigravity.dashboard;

import dev.antigravity.endpoint.PictureSteps;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.ledger.ExchangeJson;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.pool.RestJson;
import dev.antigravity.relay.PictureFeed;
import dev.antigravity.relay.Underway;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Tells one page what has changed since it was last told. Not thread-safe.
final class LiveFeed {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int MOST_REQUESTS = 50;

    private final Watched watched;
    private final PictureFeed.Listening pictures;
    private final OutputStream out;
    private String newest = "";
    private String toldUnderway = "";
    private String toldRests = "";
    private long spoke = System.nanoTime();

    LiveFeed(Watched watched, PictureFeed.Listening pictures, OutputStream out) {
        this.watched = watched;
        this.pictures = pictures;
        this.out = out;
    }

    boolean goesOn() {
        return !pictures.isOver();
    }

    /// Tells what there is to tell, and waits for a moment.
    void look() throws IOException, InterruptedException {
        requests();
        toldUnderway = tellChange(
                "underway",
                toldUnderway,
                list(watched.underway().lines().stream().map(LiveFeed::json).toList()));
        toldRests = tellChange(
                "rests",
                toldRests,
                list(watched.rests().current().stream().map(RestJson::of).toList()));
        if (System.nanoTime() - spoke > SILENCE.toNanos()) {
            send(": alive\n\n");
        }
        var step = pictures.next(LOOK);
        if (step.isPresent()) {
            tell("picture", PictureSteps.json(step.get()));
        }
    }

    /// The oldest of the new ones first.
    private void requests() throws IOException {
        var news = watched.ledger().latest().stream()
                .limit(MOST_REQUESTS)
                .takeWhile(record -> !record.requestId().equals(newest))
                .toList();
        for (var record : news.reversed()) {
            tell("request", ExchangeJson.whole(record));
        }
        newest = news.stream().findFirst().map(ExchangeRecord::requestId).orElse(newest);
    }

    private String tellChange(String event, String told, JsonArray now) throws IOException {
        var text = Json.text(now);
        if (!text.equals(told)) {
            tell(event, now);
        }
        return text;
    }

    private void tell(String event, JsonValue data) throws IOException {
        send("event: " + event + "\ndata: " + Json.text(data) + "\n\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        spoke = System.nanoTime();
    }

    private static JsonArray list(List<JsonObject> items) {
        return JsonArray.of(items.toArray(JsonObject[]::new));
    }

    private static JsonObject json(Underway.Line line) {
        return JsonObject.builder()
                .put("id", line.id())
                .put("received", line.received().toString())
                .put("client", line.client().id())
                .put("model", line.model())
                .putIfPresent("account", line.account().map(JsonString::new))
                .put("phase", line.phase().name().toLowerCase(Locale.ROOT))
                .build();
    }
}
