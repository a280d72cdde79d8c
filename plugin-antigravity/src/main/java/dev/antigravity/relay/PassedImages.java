package dev.antigravity.relay;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.ImageAnswerReader;
import dev.antigravity.protocol.ImageAnswerReader.FailedStreamException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.sse.SseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Pictures between image endpoints of OpenAI's kind: bytes through, but for the model's name (IMG-001).
final class PassedImages implements ImageLane {
    private final ImageOrder order;
    private final UpstreamCodec codec;
    private final Upstreams upstreams;
    private final PictureFeed feed;

    /// @param feed told how far it is
    PassedImages(ImageOrder order, UpstreamCodec codec, Upstreams upstreams, PictureFeed feed) {
        this.order = order;
        this.codec = codec;
        this.upstreams = upstreams;
        this.feed = feed;
    }

    @Override
    public String word() {
        return "verbatim";
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        feed.tell(call, PictureFeed.State.SENT);
        var called = upstreams.call(
                candidate,
                codec,
                call.operation(candidate.model()),
                PassedHeaders.ofRequest(call.headers()),
                order.named(candidate.model()),
                call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var begun) -> {
                try (begun) {
                    yield pass(call, candidate, begun, reply, exchange);
                }
            }
        };
    }

    private Outcome pass(InboundCall call, Candidate candidate, BegunAnswer begun, Reply reply, Exchange exchange)
            throws IOException {
        if (!ImageLane.isStream(begun.answer())) {
            return pass(call, candidate, begun, begun.answer().body(), reply, exchange);
        }
        var opening = StreamOpening.read(begun.answer(), codec);
        var ended = opening.ended(call, begun);
        return ended.isPresent() ? ended.get() : pass(call, candidate, begun, opening.whole(), reply, exchange);
    }

    private Outcome pass(
            InboundCall call, Candidate candidate, BegunAnswer begun, InputStream body, Reply reply, Exchange exchange)
            throws IOException {
        var answer = begun.accept();
        exchange.began(answer.status());
        feed.tell(call, PictureFeed.State.DECODING);
        var headers = ImageLane.served(PassedHeaders.ofAnswer(answer.headers()), candidate);
        reply.stream(answer.status(), headers, out -> {
            var passing = new PassingInput(body, out);
            if (!pass(call, begun, passing, exchange) && ImageLane.isStream(answer)) {
                ImageAnswer.writeError(call, BrokenStream.CUT, out);
            }
        });
        return new Outcome.Served();
    }

    /// Piece by piece, for a picture may be larger than what we want to hold; what it counts is read in passing.
    ///
    /// @return false if the answer was cut
    private boolean pass(InboundCall call, BegunAnswer begun, PassingInput passing, Exchange exchange)
            throws IOException {
        var pictures = new CountedPictures(number -> feed.partial(call, number));
        var reader = new ImageAnswerReader(pictures);
        var isWhole = true;
        try {
            reader.read(passing, ImageLane.isStream(begun.answer()));
        } catch (FailedStreamException e) {
            exchange.brokeOff("the answer is not what an image endpoint gives: " + e.getMessage());
            e.event().flatMap(this::said).ifPresent(begun::hears);
            isWhole = e.event().isPresent();
        } catch (MalformedJsonException | JsonShapeException e) {
            exchange.brokeOff("the answer is not what an image endpoint gives: " + e.getMessage());
            isWhole = !passing.isOver();
        } catch (IOException e) {
            exchange.brokeOff("the answer broke off: " + e.getMessage());
            if (!passing.isCut() || !ImageLane.isStream(begun.answer())) {
                throw e;
            }
            return false;
        }
        passing.rest();
        exchange.drew(pictures.count(), pictures.bytes(), reader.tokens());
        return isWhole;
    }

    private Optional<ErrorEvent> said(JsonObject event) {
        var sse = SseEvent.of("", Json.text(event));
        return ErrorEvent.of(sse, codec.streamDecoder().decode(sse));
    }
}
