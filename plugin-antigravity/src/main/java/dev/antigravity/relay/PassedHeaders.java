package dev.antigravity.relay;

import dev.antigravity.net.Headers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which headers pass through the verbatim lane (GEN-004).
final class PassedHeaders {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length");

    /// The client's standing with us, where it is, and what only browsers send.
    private static final Set<String> OURS = Set.of(
            "host",
            "authorization",
            "x-api-key",
            "x-goog-api-key",
            "accept-encoding",
            "cookie",
            "origin",
            "referer",
            "expect",
            "user-agent",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-real-ip");

    private static final Set<String> ANSWERS_ONLY = Set.of("set-cookie");

    private PassedHeaders() {}

    static Headers ofRequest(Headers headers) {
        return headers.without(with(named(headers), OURS));
    }

    static Headers ofAnswer(Headers headers) {
        return headers.without(with(named(headers), ANSWERS_ONLY));
    }

    /// Headers for this hop only: the standing ones, and those `Connection` names.
    private static Set<String> named(Headers headers) {
        return headers.first("connection")
                .map(names -> with(
                        HOP_BY_HOP,
                        Arrays.stream(names.split(","))
                                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet())))
                .orElse(HOP_BY_HOP);
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
