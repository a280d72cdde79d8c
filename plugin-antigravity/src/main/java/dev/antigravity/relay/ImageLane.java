package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.ImageAnswerReader;
import dev.antigravity.protocol.ImageAnswerReader.FailedStreamException;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Pictures: untouched between OpenAI's endpoints, translated for models that answer with pictures, refused by vendors
/// who draw none (IMG-001 to IMG-003).
final class ImageLane implements Lane {
    private static final String SERVED_BY = "x-served-by";

    private final ImageOrder order;
    private final UpstreamCodec codec;
    private final Upstreams upstreams;
    private final PictureFeed feed;
    private final boolean passes;
    private final Clock clock;

    /// @param feed   told how far it is
    /// @param passes whether the upstream has image endpoints of OpenAI's kind
    ImageLane(
            ImageOrder order, UpstreamCodec codec, Upstreams upstreams, PictureFeed feed, boolean passes, Clock clock) {
        this.order = order;
        this.feed = feed;
        this.passes = passes;
        this.codec = codec;
        this.upstreams = upstreams;
        this.clock = clock;
    }

    @Override
    public String word() {
        return passes ? "verbatim" : "translated";
    }

    /// A picture that may have been drawn may have been billed.
    @Override
    public boolean mayGoOnAfter(UpstreamFailure failure) {
        return switch (failure) {
            case UpstreamFailure.Unreachable unreachable -> !unreachable.taken() && !unreachable.stale();
            case UpstreamFailure.Unreadable _ -> false;
            case UpstreamFailure.Spoken _, UpstreamFailure.NoCredential _ -> true;
        };
    }

    /// Whether an upstream takes the bytes as they are.
    static boolean passes(Candidate candidate) {
        return switch (candidate.protocol()) {
            case OPENAI_CHAT -> true;
            case OPENAI_RESPONSES -> candidate.profile().pictures() == UpstreamProfile.Pictures.ENDPOINT;
            case ANTHROPIC_MESSAGES, GEMINI, CLOUD_CODE -> false;
        };
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        feed.tell(call, PictureFeed.State.SENT);
        if (passes) {
            return pass(call, candidate, reply, exchange);
        }
        var images = codec.images()
                .orElseThrow(() -> new RejectedRequestException(ApiError.of(
                        ErrorKind.NOT_FOUND, candidate.provider().id() + " has no models that draw pictures")));
        return draw(images, call, candidate, reply, exchange);
    }

    private Outcome pass(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
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
                try (var answer = begun.accept()) {
                    exchange.began(answer.status());
                    var headers = PassedHeaders.ofAnswer(answer.headers()).with(SERVED_BY, served(candidate));
                    reply.stream(answer.status(), headers, out -> pass(call, answer, out, exchange));
                    yield new Outcome.Served();
                }
            }
        };
    }

    /// Piece by piece, for a picture may be larger than what we want to hold; what it counts is read in passing.
    private void pass(InboundCall call, OutboundAnswer answer, OutputStream out, Exchange exchange) throws IOException {
        var passing = new PassingInput(answer.body(), out);
        feed.tell(call, PictureFeed.State.DECODING);
        var pictures = new CountedPictures(number -> feed.partial(call, number));
        var reader = new ImageAnswerReader(pictures);
        try {
            reader.read(
                    passing, answer.headers().first("content-type").orElse("").startsWith("text/event-stream"));
        } catch (MalformedJsonException | JsonShapeException | FailedStreamException e) {
            exchange.brokeOff("the answer is not what an image endpoint gives: " + e.getMessage());
        } catch (IOException e) {
            exchange.brokeOff("the answer broke off: " + e.getMessage());
            throw e;
        }
        passing.rest();
        exchange.drew(pictures.count(), pictures.bytes(), reader.tokens());
    }

    private static String served(Candidate candidate) {
        return candidate.provider().id() + "/" + candidate.model();
    }

    private Outcome draw(ImageCodec images, InboundCall call, Candidate candidate, Reply reply, Exchange exchange)
            throws IOException {
        var receipt = new FidelityReceipt();
        var encoded = images.encode(order.request(), candidate.model(), candidate.profile(), receipt);
        exchange.noted(receipt.notes());
        var called = upstreams.call(candidate, codec, encoded, call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var begun) -> {
                feed.tell(call, PictureFeed.State.DECODING);
                try (var answer = begun.accept();
                        var pictures = new SpooledPictures()) {
                    var drawn = read(images, answer, pictures);
                    var headers = headers(call, candidate, receipt.header());
                    yield give(call, headers, new ImageAnswer(drawn, pictures, Instant.now(clock)), reply, exchange);
                } catch (UnreadableAnswerException e) {
                    yield new Outcome.Failed(new UpstreamFailure.Unreadable(
                            ApiError.of(ErrorKind.BAD_GATEWAY, String.valueOf(e.getMessage())),
                            begun.answer().status()));
                }
            }
        };
    }

    private static ImageReply read(ImageCodec images, OutboundAnswer answer, SpooledPictures pictures) {
        try {
            return images.decode(BinaryMembers.read(answer.body(), images.pictureMember(), pictures::open));
        } catch (MalformedJsonException | JsonShapeException e) {
            throw new UnreadableAnswerException("the upstream's answer is not what it should be", e);
        } catch (IOException e) {
            throw new UnreadableAnswerException("the upstream's answer broke off", e);
        }
    }

    private Outcome give(InboundCall call, Headers headers, ImageAnswer answer, Reply reply, Exchange exchange)
            throws IOException {
        exchange.drew(answer.count(), answer.bytes(), Optional.empty());
        exchange.counted(answer.reply().usage());
        exchange.began(200);
        reply.stream(200, headers, out -> {
            if (order.stream()) {
                answer.writeEvents(call, out);
            } else {
                answer.write(out);
            }
        });
        return new Outcome.Served();
    }

    private Headers headers(InboundCall call, Candidate candidate, String receipt) {
        var headers = order.stream() ? ReplyHeaders.stream(call, receipt) : ReplyHeaders.json(call, receipt);
        return headers.with(SERVED_BY, served(candidate));
    }
}
