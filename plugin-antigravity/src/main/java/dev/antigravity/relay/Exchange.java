package dev.antigravity.relay;

import dev.antigravity.chat.Note;
import dev.antigravity.chat.PictureTokens;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.Usage;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.route.Candidate;
import dev.antigravity.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/// What is learned about one request while it is served. Not thread-safe, but for {@link #line}.
final class Exchange {
    private final InboundCall call;
    private final List<ExchangeRecord.Attempt> attempts = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private List<String> passedOver = new ArrayList<>();
    private String route = "";
    private int status;
    private Optional<Usage> usage = Optional.empty();
    private Optional<ExchangeRecord.Pictures> pictures = Optional.empty();
    private Optional<StopReason> stop = Optional.empty();
    private List<Note> notes = List.of();
    private Optional<Duration> toFirstByte = Optional.empty();
    private volatile String asked = "";
    private volatile boolean answering;
    private Duration waited = Duration.ZERO;
    private Supplier<Duration> waitedForBody = () -> Duration.ZERO;
    private Optional<Duration> own = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private String aftermath = "";

    Exchange(InboundCall call) {
        this.call = call;
    }

    /// The model's name has been understood.
    void routed(Route found) {
        route = found.how();
        found.passedOver().forEach(this::passedOver);
    }

    /// Somebody might have served, but was not asked. What was told once is not told again.
    void passedOver(String who) {
        if (told.add(who)) {
            passedOver.add(who);
        }
    }

    /// @param reason why it was this candidate
    /// @param then   what follows; empty after a success
    void attempted(Candidate candidate, Lane lane, String reason, String outcome, String then) {
        told.add(then);
        attempts.add(new ExchangeRecord.Attempt(
                passedOver, candidate.account().id(), candidate.model(), lane.word(), reason, outcome, then));
        passedOver = new ArrayList<>();
    }

    /// What follows for others from an answer that was refused in its middle.
    void leaves(String then) {
        aftermath = then;
    }

    String aftermath() {
        return aftermath;
    }

    int attemptCount() {
        return attempts.size();
    }

    /// Somebody else has kept the request waiting: an upstream until it answered, or the accounts until one was free.
    void waited(Duration time) {
        waited = waited.plus(time);
    }

    /// An upstream has answered.
    ///
    /// @param body tells how long the answer's body has kept us waiting
    void answered(Supplier<Duration> body) {
        waited(waitedForBody.get());
        waitedForBody = body;
    }

    /// A candidate is called now.
    void asks(Candidate candidate) {
        asked = candidate.account().id();
    }

    /// How it stands, for everybody.
    Underway.Line line() {
        var account = asked;
        var phase = answering
                ? Underway.Phase.ANSWERING
                : account.isEmpty() ? Underway.Phase.WAITING : Underway.Phase.ASKED;
        return new Underway.Line(
                call.id(),
                call.received(),
                call.protocol(),
                call.facts().model().name(),
                account.isEmpty() ? Optional.empty() : Optional.of(account),
                phase);
    }

    /// The answer begins.
    void began(int httpStatus) {
        status = httpStatus;
        answering = true;
        var time = sinceReceived();
        toFirstByte = Optional.of(time);
        own = Optional.of(time.minus(waited).minus(waitedForBody.get()));
    }

    /// What of the time to the answer's first byte was our own doing, and not waiting for others; empty if none began.
    Optional<Duration> own() {
        return own;
    }

    void counted(Optional<Usage> counts) {
        usage = counts.filter(said -> !said.equals(Usage.UNKNOWN)).or(() -> usage);
    }

    /// Pictures came.
    ///
    /// @param counts what the upstream counted
    void drew(long count, long bytes, Optional<PictureTokens> counts) {
        counted(counts.map(PictureTokens::usage));
        pictures = Optional.of(new ExchangeRecord.Pictures(
                count,
                bytes,
                counts.map(PictureTokens::words).orElse(OptionalLong.empty()),
                counts.map(PictureTokens::pictures).orElse(OptionalLong.empty())));
    }

    void stopped(Optional<StopReason> reason) {
        stop = reason.or(() -> stop);
    }

    void noted(List<Note> lines) {
        notes = lines;
    }

    void brokeOff(String reason) {
        failure = Optional.of(reason);
    }

    void abandoned() {
        failure = failure.or(() -> Optional.of("the client left"));
        if (status == 0) {
            status = 499;
        }
    }

    List<Note> notes() {
        return notes;
    }

    ExchangeRecord record() {
        return new ExchangeRecord(
                call.id(),
                call.received(),
                new ExchangeRecord.Sender(call.protocol(), call.sender(), call.conversation()),
                call.purpose(),
                call.facts().model().name(),
                route,
                passedOver,
                attempts,
                status,
                new ExchangeRecord.Used(usage, pictures, Optional.empty()),
                stop,
                notes,
                toFirstByte,
                sinceReceived(),
                failure);
    }

    private Duration sinceReceived() {
        return Duration.ofNanos(System.nanoTime() - call.receivedNanos());
    }
}
