package dev.antigravity.upstream;

import dev.antigravity.net.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Finds out when an upstream will serve again, in every place where upstreams say it.
///
/// | place | said by |
/// |---|---|
/// | `anthropic-ratelimit-unified-*-reset` of a rejected window, and `retry-after`: the later | Anthropic, logins |
/// | `retry-after-ms`, `retry-after` in seconds or as a date | everybody |
/// | `anthropic-ratelimit-*-reset` where nothing remains | Anthropic, keys |
/// | `x-ratelimit-reset-*` where nothing remains, `x-ratelimit-reset-after`, `x-ratelimit-reset` | OpenAI and alike |
/// | `RetryInfo.retryDelay`, `ErrorInfo.metadata.quotaResetDelay`, `quotaResetTimeStamp` | Google |
/// | `resets_at`, `resets_in_seconds`, `retry_after` in the body | OpenAI, logins, and alike |
/// | the message: `try again in 6m0s` | everybody |
///
/// Nothing is made up: what nobody said is empty.
final class ResetTimes {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final String UNIFIED = "anthropic-ratelimit-unified-";
    private static final String RESET = "reset";
    private static final String ANTHROPIC = "anthropic-ratelimit-";
    private static final String REMAINING = "x-ratelimit-remaining-";

    private final Headers headers;
    private final SaidError said;
    private final Instant now;
    /// What the upstream's clock is ahead of ours, if it is far off.
    private final Duration ahead;

    private ResetTimes(Headers headers, SaidError said, Instant now) {
        this.headers = headers;
        this.said = said;
        this.now = now;
        ahead = headers.first("date")
                .flatMap(SaidTime::moment)
                .map(theirs -> Duration.between(now, theirs))
                .filter(skew -> skew.abs().compareTo(SKEW) > 0)
                .orElse(Duration.ZERO);
    }

    static Optional<Reset> of(FailedAnswer failed, SaidError said, Instant now) {
        return new ResetTimes(failed.headers(), said, now).find();
    }

    /// Whether a window that holds for all models of a login is used up.
    static boolean isWholeAccount(Headers headers) {
        return List.of("5h", "7d").stream().anyMatch(window -> isRejected(headers, UNIFIED + window + "-"));
    }

    private Optional<Reset> find() {
        return unified()
                .or(this::retryAfter)
                .or(this::anthropic)
                .or(this::rateLimit)
                .or(this::google)
                .or(this::body)
                .or(this::text);
    }

    private Optional<Reset> unified() {
        var resets = new ArrayList<Reset>();
        headers.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(UNIFIED)
                    && lower.endsWith(RESET)
                    && isRejected(headers, lower.substring(0, lower.length() - RESET.length()))) {
                at(SaidTime.moment(value), lower + ": " + value).ifPresent(resets::add);
            }
        });
        return resets.stream()
                .reduce(Reset::later)
                .map(latest -> retryAfter().map(latest::later).orElse(latest));
    }

    /// @param window the start of its headers' names; the plan as a whole has a window too, whose name is empty
    private static boolean isRejected(Headers headers, String window) {
        return headers.first(window + "status").filter("rejected"::equals).isPresent();
    }

    private Optional<Reset> retryAfter() {
        return header("retry-after-ms", text -> in(SaidTime.number(text, Duration.ofMillis(1))))
                .or(() -> header("x-ms-retry-after-ms", text -> in(SaidTime.number(text, Duration.ofMillis(1)))))
                .or(() -> header(
                        "retry-after", text -> in(SaidTime.number(text, SECOND)).or(() -> moment(text))));
    }

    private Optional<Reset> anthropic() {
        return latest(ANTHROPIC, "-remaining", bucket -> ANTHROPIC + bucket + "-reset", this::moment);
    }

    private Optional<Reset> rateLimit() {
        return latest(
                        REMAINING,
                        "",
                        bucket -> "x-ratelimit-reset-" + bucket,
                        text -> in(SaidTime.span(text)).or(() -> moment(text)))
                .or(() -> header("x-ratelimit-reset-after", text -> in(SaidTime.span(text))))
                .or(() -> header("x-ratelimit-reset", text -> moment(text).or(() -> in(SaidTime.span(text)))));
    }

    /// The latest reset of the buckets in which nothing remains.
    private Optional<Reset> latest(
            String prefix, String suffix, Function<String, String> resetOf, Function<String, Optional<Instant>> read) {
        var resets = new ArrayList<Reset>();
        headers.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(prefix)
                    && lower.endsWith(suffix)
                    && value.strip().equals("0")) {
                var bucket = lower.substring(prefix.length(), lower.length() - suffix.length());
                header(resetOf.apply(bucket), read).ifPresent(resets::add);
            }
        });
        return resets.stream().reduce(Reset::later);
    }

    private Optional<Reset> google() {
        return said.detail("RetryInfo")
                .flatMap(info -> info.text("retryDelay"))
                .flatMap(delay -> at(in(SaidTime.span(delay)), "RetryInfo.retryDelay: " + delay))
                .or(() -> info("quotaResetDelay", text -> in(SaidTime.span(text))))
                .or(() -> info("quotaResetTimeStamp", this::moment));
    }

    private Optional<Reset> info(String name, Function<String, Optional<Instant>> read) {
        return said.info(name).flatMap(text -> at(read.apply(text), "ErrorInfo." + name + ": " + text));
    }

    private Optional<Reset> body() {
        return member("resets_at", this::moment)
                .or(() -> member("resets_in_seconds", text -> in(SaidTime.number(text, SECOND))))
                .or(() -> member("retry_after", text -> in(SaidTime.span(text))))
                .or(() -> member("retry_after_ms", text -> in(SaidTime.number(text, Duration.ofMillis(1)))));
    }

    private Optional<Reset> member(String name, Function<String, Optional<Instant>> read) {
        return said.text(name).flatMap(text -> at(read.apply(text), name + ": " + text));
    }

    private Optional<Reset> text() {
        var span = SaidTime.spanIn(said.message());
        return span.isPresent()
                ? at(
                        in(span),
                        "the message says " + span.get().toString().substring(2).toLowerCase(Locale.ROOT))
                : SaidTime.momentIn(said.message()).flatMap(at -> at(ours(at), "the message says " + at));
    }

    private Optional<Reset> header(String name, Function<String, Optional<Instant>> read) {
        return headers.first(name).flatMap(value -> at(read.apply(value), name + ": " + value));
    }

    private Optional<Instant> in(Optional<Duration> wait) {
        return wait.map(now::plus);
    }

    private Optional<Instant> moment(String text) {
        return SaidTime.moment(text).flatMap(this::ours);
    }

    private Optional<Instant> ours(Instant theirs) {
        return Optional.of(theirs.minus(ahead));
    }

    private Optional<Reset> at(Optional<Instant> moment, String evidence) {
        return moment.filter(now::isBefore).map(at -> new Reset(at, evidence));
    }
}
