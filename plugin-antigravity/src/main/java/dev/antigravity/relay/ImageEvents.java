package dev.antigravity.relay;

import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.EventLines;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageStreamDecoder;
import dev.antigravity.protocol.ImageStreamDecoder.Step;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// The events of an upstream that draws, while the pictures in them go to the disk. Not thread-safe.
final class ImageEvents {
    private final EventLines lines;
    private final ImageCodec codec;
    private final ImageStreamDecoder decoder;
    private final SpooledPictures pictures;
    private Optional<ErrorEvent> said = Optional.empty();

    ImageEvents(InputStream answer, ImageCodec codec, ImageStreamDecoder decoder, SpooledPictures pictures) {
        lines = new EventLines(answer);
        this.codec = codec;
        this.decoder = decoder;
        this.pictures = pictures;
    }

    /// Waits for the next event that means something.
    ///
    /// @throws UnreadableAnswerException if there is none, or it is none of this dialect
    Step next() {
        try {
            while (lines.next()) {
                var step = step();
                if (step.isPresent()) {
                    return step.get();
                }
            }
            throw new UnreadableAnswerException(BrokenStream.CUT.message());
        } catch (MalformedJsonException | JsonShapeException e) {
            throw new UnreadableAnswerException(BrokenStream.UNREADABLE.message(), e);
        } catch (SocketTimeoutException e) {
            throw new UnreadableAnswerException("the upstream has been silent for too long", e);
        } catch (IOException e) {
            throw new UnreadableAnswerException(BrokenStream.CUT.message(), e);
        }
    }

    private Optional<Step> step() throws IOException {
        var data = lines.data();
        var event = BinaryMembers.read(data, codec.pictureMembers(), pictures.count(), pictures::open);
        var step = decoder.decode(event);
        if (step.isPresent() && step.get() instanceof Step.Failed(var error)) {
            said = Optional.of(new ErrorEvent(error, Json.bytes(event)));
        }
        return step;
    }

    /// The error the upstream has reported.
    Optional<ErrorEvent> said() {
        return said;
    }
}
