package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.ImageStreamDecoder.Step;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;

/// Pictures by models that answer with them, or draw with a tool: translated both ways, and refused by vendors who draw
/// none (IMG-002, IMG-003, IMG-005).
final class DrawnImages implements ImageLane {
    private final ImageOrder order;
    private final UpstreamCodec codec;
    private final Upstreams upstreams;
    private final PictureFeed feed;
    private final Clock clock;

    /// @param feed told how far it is
    DrawnImages(ImageOrder order, UpstreamCodec codec, Upstreams upstreams, PictureFeed feed, Clock clock) {
        this.order = order;
        this.codec = codec;
        this.upstreams = upstreams;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "translated";
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        var images = codec.images()
                .orElseThrow(() -> new RejectedRequestException(ApiError.of(
                        ErrorKind.NOT_FOUND, candidate.provider().id() + " has no models that draw pictures")));
        var receipt = new FidelityReceipt();
        var request = order.request();
        var encoded = images.encode(request, candidate.model(), candidate.profile(), receipt);
        exchange.noted(receipt.notes());
        feed.tell(call, PictureFeed.State.SENT);
        var called = upstreams.call(
                candidate,
                codec,
                encoded.path(),
                Headers.of(encoded.headers()),
                PictureBody.of(encoded.body(), images, request, order),
                call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var begun) -> {
                feed.tell(call, PictureFeed.State.DECODING);
                try (begun;
                        var pictures = new SpooledPictures()) {
                    var headers = ImageLane.served(
                            order.stream()
                                    ? ReplyHeaders.stream(call, receipt.header())
                                    : ReplyHeaders.json(call, receipt.header()),
                            candidate);
                    var giving = new Giving(
                            call,
                            begun,
                            headers,
                            pictures,
                            new ImageAnswer(call, pictures, Instant.now(clock)),
                            exchange);
                    yield give(giving, encoded, images, reply);
                } catch (UnreadableAnswerException e) {
                    yield new Outcome.Failed(
                            begun.unreadable(ApiError.of(ErrorKind.BAD_GATEWAY, String.valueOf(e.getMessage()))));
                }
            }
        };
    }

    private Outcome give(Giving giving, EncodedRequest asked, ImageCodec images, Reply reply) throws IOException {
        var answer = giving.begun().answer();
        var decoder = images.streamDecoder().filter(_ -> asked.stream() && ImageLane.isStream(answer));
        return decoder.isPresent()
                ? giving.stream(new ImageEvents(answer.body(), images, decoder.get(), giving.pictures()), feed, reply)
                : giving.whole(read(images, answer, giving.pictures()), order.stream(), reply);
    }

    private static ImageReply read(ImageCodec images, OutboundAnswer answer, SpooledPictures pictures) {
        try {
            return images.decode(BinaryMembers.read(answer.body(), images.pictureMembers(), 0, pictures::open));
        } catch (MalformedJsonException | JsonShapeException e) {
            throw new UnreadableAnswerException("the upstream's answer is not what it should be", e);
        } catch (IOException e) {
            throw new UnreadableAnswerException("the upstream's answer broke off", e);
        }
    }

    /// One answer on its way to the client.
    private record Giving(
            InboundCall call,
            BegunAnswer begun,
            Headers headers,
            SpooledPictures pictures,
            ImageAnswer answer,
            Exchange exchange) {
        Outcome whole(ImageReply drawn, boolean asStream, Reply reply) throws IOException {
            begun.accept();
            exchange.began(200);
            drew(drawn);
            reply.stream(200, headers, out -> {
                if (asStream) {
                    answer.writeCompleted(drawn, out);
                } else {
                    answer.write(drawn, out);
                }
            });
            return new Outcome.Served();
        }

        /// The client's answer begins with the first picture: until then another account may be asked.
        Outcome stream(ImageEvents events, PictureFeed feed, Reply reply) throws IOException {
            var first = events.next();
            if (first instanceof Step.Failed) {
                return new Outcome.Failed(begun.failure(events.said().orElseThrow()));
            }
            begun.accept();
            exchange.began(200);
            reply.stream(200, headers, out -> {
                for (var step = first; !write(step, events, feed, out); step = next(events)) {
                    // As they come.
                }
            });
            return new Outcome.Served();
        }

        /// @return whether nothing follows
        private boolean write(Step step, ImageEvents events, PictureFeed feed, OutputStream out) throws IOException {
            switch (step) {
                case Step.Partial(var picture, var index) -> {
                    feed.partial(call, index + 1);
                    answer.writePartial(picture, index, out);
                    pictures.drop(picture.number());
                    return false;
                }
                case Step.Finished(var drawn) -> {
                    drew(drawn);
                    answer.writeCompleted(drawn, out);
                }
                case Step.Failed(var error) -> {
                    events.said().ifPresent(begun::hears);
                    var told = events.said()
                            .map(said -> begun.failure(said).error())
                            .orElse(error);
                    exchange.brokeOff(told.message());
                    ImageAnswer.writeError(call, told, out);
                }
            }
            return true;
        }

        /// A stream that ends otherwise than it should ends in an error.
        private Step next(ImageEvents events) throws IOException {
            try {
                return events.next();
            } catch (RejectedRequestException e) {
                return new Step.Failed(e.error());
            } catch (UnreadableAnswerException e) {
                if (call.client().isCancelled()) {
                    exchange.abandoned();
                    throw new IOException("the client left", e);
                }
                return new Step.Failed(ApiError.of(ErrorKind.SERVER, String.valueOf(e.getMessage())));
            }
        }

        private void drew(ImageReply drawn) {
            exchange.drew(drawn.pictures().size(), answer.bytes(drawn), drawn.tokens());
        }
    }
}
