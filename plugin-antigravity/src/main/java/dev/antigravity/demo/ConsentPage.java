package dev.antigravity.demo;

import dev.antigravity.command.Workbench;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Does with the sandbox's consent page what a person and a browser would: reads it, presses Allow, and follows where
/// that leads.
final class ConsentPage {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int LARGEST_BYTES = 1 << 20;
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");

    private final Workbench bench;

    ConsentPage(Workbench bench) {
        this.bench = bench;
    }

    /// @return what the last page says
    String allow(URI address, String account) {
        StepFailedException.unless(
                address.getQuery().contains("code_challenge_method=S256"), "The sign-in does not use PKCE: " + address);
        try {
            var page = get(address);
            var ticket = TICKET.matcher(page);
            var action = ACTION.matcher(page);
            StepFailedException.unless(
                    ticket.find() && action.find() && page.contains("Allow access?"),
                    "There is no consent page at " + address);
            var callback = press(address.resolve(action.group(1)), ticket.group(1), account);
            return get(callback);
        } catch (IOException e) {
            throw new StepFailedException("The consent page cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private String get(URI address) throws IOException {
        try (var answer =
                bench.client(address).send(OutboundRequest.get(address, Headers.NONE, SILENCE), new Cancellation())) {
            var page = new String(answer.readAll(LARGEST_BYTES), StandardCharsets.UTF_8);
            StepFailedException.unless(answer.status() == 200, address + " answers " + answer.status() + ".");
            return page;
        }
    }

    private URI press(URI action, String ticket, String account) throws IOException {
        var form = "ticket=" + encoded(ticket) + "&account=" + encoded(account) + "&decision=allow";
        var request = OutboundRequest.post(
                action,
                Headers.of(Map.of("Content-Type", "application/x-www-form-urlencoded")),
                Body.of(form.getBytes(StandardCharsets.UTF_8)),
                SILENCE);
        try (var answer = bench.client(action).send(request, new Cancellation())) {
            answer.readAll(LARGEST_BYTES);
            return URI.create(answer.headers()
                    .first("location")
                    .orElseThrow(() -> new StepFailedException(
                            "Pressing Allow leads nowhere: the page answers " + answer.status() + ".")));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
