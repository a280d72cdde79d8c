package dev.antigravity.upstream;

import dev.antigravity.catalog.Listing;
import dev.antigravity.catalog.Listings;
import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.Source;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// Asks providers for their models, in their own way. Thread-safe.
public final class ListingClient {
    private static final int LARGEST_BYTES = 8 << 20;
    private static final int MOST_PAGES = 20;

    private final OutboundClient client;
    private final InstantSource clock;

    public ListingClient(OutboundClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// @param cancellation breaks the call off; then the provider counts as unreachable
    public ListingOutcome fetch(ListingRequest request, Cancellation cancellation) {
        var source = Source.listing(clock.instant());
        var models = new ArrayList<Model>();
        var next = Optional.<String>empty();
        for (var page = 0; page == 0 || next.isPresent() && page < MOST_PAGES; page++) {
            switch (read(request, Listings.call(request.protocol(), next, request.project()), source, cancellation)) {
                case Reading.Page(var read) -> {
                    models.addAll(read.models());
                    next = read.next();
                }
                case Reading.Failed(var outcome) -> {
                    return outcome;
                }
            }
        }
        var fetched = source.asOf().orElseThrow();
        return new ListingOutcome.Listed(new Listing(request.service().stated(), fetched, models));
    }

    private sealed interface Reading {
        record Page(Listings.Page page) implements Reading {}

        record Failed(ListingOutcome outcome) implements Reading {}
    }

    private Reading read(ListingRequest request, Listings.Call call, Source source, Cancellation cancellation) {
        var uri = request.service().at(call.operation());
        try (var answer = client.send(outbound(request, call, uri), cancellation)) {
            var body = answer.readAll(LARGEST_BYTES);
            return switch (answer.status()) {
                case 200 -> new Reading.Page(Listings.read(request.protocol(), Json.parseObject(body), source));
                case 401, 403 -> new Reading.Failed(new ListingOutcome.Rejected(said(uri, answer.status())));
                case 404, 405, 501 -> new Reading.Failed(new ListingOutcome.NotOffered(said(uri, answer.status())));
                default -> new Reading.Failed(new ListingOutcome.Unreachable(said(uri, answer.status())));
            };
        } catch (IOException e) {
            return new Reading.Failed(
                    new ListingOutcome.Unreachable(uri.getAuthority() + " cannot be reached: " + e.getMessage()));
        } catch (MalformedJsonException | JsonShapeException _) {
            return new Reading.Failed(
                    new ListingOutcome.NotOffered(uri.getAuthority() + " answered with something that is no list"));
        }
    }

    private static String said(URI uri, int status) {
        return uri.getAuthority() + " answered with status " + status;
    }

    private static OutboundRequest outbound(ListingRequest request, Listings.Call call, URI uri) {
        var protocol = request.protocol();
        var headers = AccessHeaders.add(protocol, request.credential(), standard(protocol));
        for (var own : request.headers().entrySet()) {
            headers = headers.with(own.getKey(), own.getValue().reveal());
        }
        var body = call.body().map(json -> Body.of(Json.bytes(json))).orElse(Body.NONE);
        return new OutboundRequest(call.method(), uri, headers, body, request.patience(), request.way());
    }

    private static Headers standard(Protocol protocol) {
        var json = Headers.of(Map.of("Accept", "application/json"));
        return protocol == Protocol.ANTHROPIC_MESSAGES ? json.with("anthropic-version", "2023-06-01") : json;
    }
}
