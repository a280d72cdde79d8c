package dev.antigravity.command;

import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundException;
import dev.antigravity.net.OutboundRequest;
import dev.antigravity.net.ServerCertificate;
import dev.antigravity.net.WayOut;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be found out about an upstream without an account: whether somebody is there, whether its clock and ours
/// agree, and whether its certificate is good. Costs nothing.
final class Reachability {
    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final Duration TOLERATED = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofDays(14);

    private final Workbench bench;

    Reachability(Workbench bench) {
        this.bench = bench;
    }

    /// @param isThere somebody answered
    record Outcome(boolean isThere, List<Finding> findings) {}

    Outcome look(URI address, WayOut way) {
        var findings = new ArrayList<Finding>();
        if (address.getScheme().equals("https") && way.proxy().isEmpty()) {
            certificate(address).ifPresent(findings::add);
        }
        var request = OutboundRequest.get(address, Headers.NONE, SILENCE).by(way);
        try (var answer = bench.client(address).send(request, new Cancellation())) {
            answer.headers().first("Date").flatMap(date -> clock(address, date)).ifPresent(findings::add);
            return new Outcome(true, findings);
        } catch (OutboundException e) {
            if (findings.isEmpty()) {
                findings.add(new Finding(
                        address.getAuthority() + " cannot be reached: " + e.getMessage(),
                        "Start what should listen there, or correct base-url or proxy in the configuration"));
            }
            return new Outcome(false, findings);
        }
    }

    private Optional<Finding> certificate(URI address) {
        try {
            var shown = ServerCertificate.of(address, SILENCE);
            var day = LocalDate.ofInstant(shown.until(), ZoneOffset.UTC);
            var now = now();
            if (shown.until().isBefore(now)) {
                return Optional.of(new Finding(
                        "the certificate of " + address.getAuthority() + " ran out on " + day,
                        "Have its operator renew it; check the date of this machine first"));
            }
            if (shown.distrust().isPresent()) {
                return Optional.of(new Finding(
                        "the certificate of " + address.getAuthority() + " (" + shown.subject() + ") is not trusted: "
                                + shown.distrust().get(),
                        "If it is the right server, import the certificate of its authority with keytool -importcert"
                                + " -cacerts, or name a store with JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE"));
            }
            return shown.until().isBefore(now.plus(SOON))
                    ? Optional.of(new Finding(
                            "the certificate of " + address.getAuthority() + " runs out on " + day,
                            "Tell its operator"))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // the call says more about it
        }
    }

    private Optional<Finding> clock(URI address, String date) {
        try {
            var theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            var ahead = Duration.between(theirs, now());
            if (ahead.abs().compareTo(TOLERATED) <= 0) {
                return Optional.empty();
            }
            return Optional.of(new Finding(
                    "the clock of this machine is " + Wording.time(ahead.abs())
                            + (ahead.isNegative() ? " behind that of " : " ahead of that of ")
                            + address.getAuthority() + ", which breaks logins and waiting times",
                    "Set this machine's clock by the network (timedatectl set-ntp true)"));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return bench.host().clock().instant();
    }
}
