package dev.antigravity.dashboard;

import dev.antigravity.endpoint.HttpInbound;
import dev.antigravity.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/// Browsers that were let in. A ticket is good for one session, once and for a short while; a session proves itself
/// with a cookie and with a word that only our own page knows. Nothing of it outlives the program. Thread-safe.
///
/// The cookie alone would not do: browsers send it to every port of this machine, also to programs that are not ours.
final class Sessions {
    static final String PAGE_HEADER = "x-antigravity-page";
    private static final Duration TICKET = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofHours(12);
    private static final int MOST = 20;
    private static final int BYTES = 24;

    private final InstantSource clock;
    private final SecureRandom random;
    private final Deque<Ticket> tickets = new ArrayDeque<>();
    private final Deque<Session> sessions = new ArrayDeque<>();

    private record Ticket(Secret word, Instant until) {}

    private static final class Session {
        private final Secret cookie;
        private final Secret page;
        private Instant used;

        Session(Secret cookie, Secret page, Instant used) {
            this.cookie = cookie;
            this.page = page;
            this.used = used;
        }
    }

    /// What a browser gets for its ticket.
    ///
    /// @param cookie for the browser to keep from its pages
    /// @param page   for our page to keep from other pages
    record Opened(Secret cookie, Secret page) {}

    Sessions(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// A new ticket; the oldest is void if there are too many.
    synchronized Secret ticket() {
        var ticket = new Ticket(word(), clock.instant().plus(TICKET));
        tickets.addLast(ticket);
        if (tickets.size() > MOST) {
            tickets.removeFirst();
        }
        return ticket.word();
    }

    /// Gives a session for a ticket; empty if it was given before, or is too old, or none of ours.
    synchronized Optional<Opened> open(String ticket) {
        var now = clock.instant();
        tickets.removeIf(known -> now.isAfter(known.until()));
        if (!tickets.removeIf(known -> known.word().matches(ticket))) {
            return Optional.empty();
        }
        var opened = new Opened(word(), word());
        sessions.addLast(new Session(opened.cookie(), opened.page(), now));
        if (sessions.size() > MOST) {
            sessions.removeFirst();
        }
        return Optional.of(opened);
    }

    /// Whether a request comes from our page in a browser that was let in. What changes something must also say that it
    /// comes from there, which browsers do by themselves.
    synchronized boolean opens(HttpInbound request) {
        return isHarmless(request) && find(request).isPresent();
    }

    synchronized void end(HttpInbound request) {
        find(request).ifPresent(sessions::remove);
    }

    private static boolean isHarmless(HttpInbound request) {
        var own = request.headers().first("host").map(host -> "http://" + host);
        return request.method().equals("GET")
                || own.isPresent() && request.headers().first("origin").equals(own);
    }

    private Optional<Session> find(HttpInbound request) {
        var now = clock.instant();
        sessions.removeIf(session -> now.isAfter(session.used.plus(IDLE)));
        var page = request.headers().first(PAGE_HEADER).orElse("");
        var found = sessions.stream()
                .filter(session ->
                        session.page.matches(page) && cookies(request).anyMatch(session.cookie::matches))
                .findFirst();
        found.ifPresent(session -> session.used = now);
        return found;
    }

    private static Stream<String> cookies(HttpInbound request) {
        var name = cookieName(request) + "=";
        return request.headers().all("cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name))
                .map(pair -> pair.substring(name.length()));
    }

    /// Proxies on other ports of this machine get the same cookies, so each has a name of its own.
    static String cookieName(HttpInbound request) {
        return "antigravity-" + request.headers().first("host").orElse("").replaceFirst("^.*?(\\d*)$", "$1");
    }

    private Secret word() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
