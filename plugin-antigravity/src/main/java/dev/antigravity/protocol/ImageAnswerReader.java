package dev.antigravity.protocol;

import dev.antigravity.chat.PictureTokens;
import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what an image endpoint of OpenAI's words answers, whole or as a stream of events, while the pictures in it go
/// elsewhere as they arrive: no more of an answer is held than a buffer. Reads one answer; not thread-safe.
///
/// Source: OpenAI API reference, "Images" and "Image streaming", read 2026-11.
public final class ImageAnswerReader {
    private static final String PICTURE = "b64_json";

    private final Gallery gallery;
    private Optional<PictureTokens> tokens = Optional.empty();
    private boolean complete;

    /// @param gallery where pictures go
    public ImageAnswerReader(Gallery gallery) {
        this.gallery = gallery;
    }

    /// Takes pictures. Whether one is finished is said behind it, for only then it is known.
    public interface Gallery {
        /// Opened for the bytes of each picture.
        BinaryMembers.Target frame();

        /// The picture that came last is an unfinished one.
        ///
        /// @param index from 0
        void partial(long index) throws IOException;

        /// The pictures since the last unfinished one are what was asked for.
        void finished() throws IOException;
    }

    /// A stream that ends without the pictures, with a reason or without one.
    public static final class FailedStreamException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Optional<JsonObject> event;

        FailedStreamException(String message, Optional<JsonObject> event) {
            super(message);
            this.event = event;
        }

        /// In which the upstream said so; empty if it said nothing.
        public Optional<JsonObject> event() {
            return event;
        }
    }

    /// What the upstream counted; empty if it has not said so far.
    public Optional<PictureTokens> tokens() {
        return tokens;
    }

    /// @throws MalformedJsonException if it is no JSON
    /// @throws JsonShapeException     if it is no such answer
    /// @throws FailedStreamException  if it ends in an error, or before a picture is finished
    /// @throws IOException            if it breaks off, or cannot be written
    public void read(InputStream answer, boolean isStream) throws IOException {
        if (isStream) {
            events(new EventLines(answer));
        } else {
            count(BinaryMembers.read(answer, PICTURE, gallery.frame()));
            gallery.finished();
            complete = true;
        }
        if (!complete) {
            throw new FailedStreamException("the stream ended before the picture was finished", Optional.empty());
        }
    }

    private void events(EventLines lines) throws IOException {
        while (lines.next()) {
            event(JsonCursor.of(BinaryMembers.read(lines.data(), PICTURE, gallery.frame())));
        }
    }

    private void event(JsonCursor event) throws IOException {
        var type = event.findString("type").orElse("");
        if (event.find("error").isPresent()) {
            var error = event.get("error");
            throw new FailedStreamException(
                    error.findString("code").map(code -> code + ": ").orElse("")
                            + error.findString("message").orElse("the upstream gave no reason"),
                    Optional.of(event.asObject()));
        } else if (type.endsWith(".partial_image")) {
            gallery.partial(event.findCount("partial_image_index").orElse(0));
        } else if (type.endsWith(".completed")) {
            count(event.value());
            gallery.finished();
            complete = true;
        }
    }

    private void count(JsonValue answer) {
        tokens = JsonCursor.of(answer).find("usage").map(usage -> {
            var details = usage.find("input_tokens_details");
            return new PictureTokens(
                    usage.findCount("input_tokens").orElse(0),
                    details.map(kinds -> kinds.findCount("text_tokens")).orElseGet(OptionalLong::empty),
                    details.map(kinds -> kinds.findCount("image_tokens")).orElseGet(OptionalLong::empty),
                    usage.findCount("output_tokens").orElse(0));
        });
    }
}
