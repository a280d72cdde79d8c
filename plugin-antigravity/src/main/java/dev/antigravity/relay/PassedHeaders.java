package dev.antigravity.relay;

import dev.antigravity.net.Headers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

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
        var thisHop = thisHop(headers);
        return headers.without(name -> thisHop.test(name) || OURS.contains(name));
    }

    static Headers ofAnswer(Headers headers) {
        var thisHop = thisHop(headers);
        return headers.without(name -> thisHop.test(name) || ANSWERS_ONLY.contains(name));
    }

    /// Headers for this hop only: the standing ones, and those `Connection` names.
    private static Predicate<String> thisHop(Headers headers) {
        var named = headers.first("connection").orElse("").toLowerCase(Locale.ROOT);
        return named.isEmpty() || named.equals("keep-alive")
                ? HOP_BY_HOP::contains
                : name -> HOP_BY_HOP.contains(name) || isAmong(named, name);
    }

    private static boolean isAmong(String list, String name) {
        return Arrays.stream(list.split(",")).map(String::strip).anyMatch(name::equals);
    }
}
