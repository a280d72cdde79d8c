package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.protocol.RejectedRequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers to requests that came with an idempotency key. The same request with the same key gets the same answer, the
/// one that is under way or the one that was given, and is not carried out again, for that could be billed again.
/// Thread-safe.
///
/// An answer is remembered for {@link #KEPT} after its end, if somebody may have been billed for it: a refusal (4xx) or
/// that nobody could serve (503) is not. At most {@value #MOST} are remembered at a time, and of those that have ended
/// the oldest go first if all together are larger than 256 MB.
public final class KeyedAnswers implements AutoCloseable {
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MOST = 64;
    private static final long MOST_BYTES = 256L << 20;

    private final InstantSource clock;
    private final Map<Key, KeptAnswer> answers = new LinkedHashMap<>();

    public KeyedAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /// @param client whose key it is
    public record Key(String client, String key) {}

    /// Lets a request in that has not been seen before.
    public interface Opening {
        /// @param cancellation ends the request when nobody waits for it any more
        /// @throws RuntimeException if it is not let in; then its key stays free
        Serving open(Cancellation cancellation);
    }

    /// Carries a request out.
    public interface Serving {
        void serve(Reply reply) throws IOException;
    }

    /// @param digest of all that makes the request what it is
    /// @throws RejectedRequestException if the key belongs to another request, or too many are under way
    public void serve(Key key, String digest, Cancellation client, Reply reply, Opening opening) throws IOException {
        answer(key, digest, opening).give(reply, client);
    }

    private synchronized KeptAnswer answer(Key key, String digest, Opening opening) throws IOException {
        forget();
        var known = answers.get(key);
        if (known != null) {
            if (!known.isOf(digest)) {
                throw new RejectedRequestException(ApiError.of(
                        ErrorKind.CONFLICT, "this idempotency key belongs to another request; use a new one"));
            }
            return known;
        }
        if (answers.size() >= MOST) {
            throw new RejectedRequestException(ApiError.of(
                    ErrorKind.RATE_LIMIT, "more than " + MOST + " requests with idempotency keys are remembered"));
        }
        var cancellation = new Cancellation();
        var serving = opening.open(cancellation);
        var answer = new KeptAnswer(digest, cancellation, clock);
        answers.put(key, answer);
        answer.start(serving);
        return answer;
    }

    /// Lets go of what need not be remembered, and of the oldest that have ended if there are many.
    private void forget() throws IOException {
        var now = clock.instant();
        var held = answers.values().stream().mapToLong(KeptAnswer::bytes).sum();
        for (var all = answers.values().iterator(); all.hasNext(); ) {
            var answer = all.next();
            var isMuch = answers.size() >= MOST || held > MOST_BYTES;
            if (answer.isForgettable(now.minus(KEPT)) || isMuch && answer.isForgettable(now)) {
                all.remove();
                held -= answer.bytes();
                answer.close();
            }
        }
    }

    /// SHA-256 of a request.
    public static String digest(String operation, Body body) throws IOException {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            sum.update(operation.getBytes(StandardCharsets.UTF_8));
            sum.update((byte) 0);
            body.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), sum));
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (var answer : answers.values()) {
            answer.close();
        }
        answers.clear();
    }
}
