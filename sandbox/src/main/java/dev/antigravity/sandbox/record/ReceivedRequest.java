package dev.antigravity.sandbox.record;

import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.http.Outcome;
import dev.antigravity.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// One request as it came, without its credentials, and what became of it. Thread-safe.
public final class ReceivedRequest {
    private final long number;
    private final Instant at;
    private final String method;
    private final String path;
    private final String query;
    private final Headers headers;
    private final byte[] body;
    private final Optional<String> account;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    ReceivedRequest(
            long number,
            Instant at,
            String method,
            String path,
            String query,
            Headers headers,
            byte[] body,
            Optional<String> account) {
        this.number = number;
        this.at = at;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.account = account;
    }

    /// Counts all requests from 1.
    public long number() {
        return number;
    }

    public Instant at() {
        return at;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public String query() {
        return query;
    }

    public Headers headers() {
        return headers;
    }

    /// Whose credential it brought; empty if the credential was none of the sandbox's, or no longer good.
    public Optional<String> account() {
        return account;
    }

    /// The body byte for byte; only the secrets of a form are replaced.
    public byte[] bytes() {
        return body.clone();
    }

    int sizeBytes() {
        return body.length;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// @throws dev.antigravity.sandbox.json.MalformedJsonException if the body is not JSON
    public JsonNode json() {
        return Json.parse(body);
    }

    /// What became of it; empty while it is being answered.
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome.getNow(null));
    }

    /// Waits for the answer to end.
    ///
    /// @throws IllegalStateException if it takes longer than that
    public Outcome awaitOutcome(Duration longest) {
        try {
            return outcome.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(this + " is still being answered after " + longest, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void ended(Outcome what) {
        outcome.complete(what);
    }

    @Override
    public String toString() {
        return "#" + number + " " + method + " " + path;
    }
}
