package dev.antigravity.upstream;

import dev.antigravity.account.Quota;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.OutboundClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks Cloud Code what is left to an account of each model. Other protocols have no call for this; what they say comes
/// with their answers, see {@link QuotaHeaders}. Thread-safe.
public final class QuotaClient {
    private final CloudCodeCalls calls;
    private final InstantSource clock;

    public QuotaClient(OutboundClient client, InstantSource clock) {
        this.calls = new CloudCodeCalls(client);
        this.clock = clock;
    }

    /// What a provider says is left, if it says so.
    public sealed interface Outcome {
        record Stated(List<Quota> quotas) implements Outcome {}

        /// @param reason ends a sentence
        record NotStated(String reason) implements Outcome {}
    }

    public Outcome fetch(ListingRequest account, Cancellation cancellation) {
        var body = account.project()
                .map(project -> JsonObject.of("project", project))
                .orElse(JsonObject.EMPTY);
        return switch (calls.ask(account, ":fetchAvailableModels", body, cancellation)) {
            case CloudCodeCalls.Said.Json(var said) -> read(said);
            case CloudCodeCalls.Said.Nothing(var reason) -> new Outcome.NotStated(reason);
        };
    }

    private Outcome read(JsonObject said) {
        try {
            var now = clock.instant();
            var models = JsonCursor.of(said).get("models");
            var quotas = new ArrayList<Quota>();
            for (var model : models.asObject().names()) {
                models.get(model)
                        .find("quotaInfo")
                        .flatMap(info -> quota(model, info, now))
                        .ifPresent(quotas::add);
            }
            return new Outcome.Stated(quotas);
        } catch (JsonShapeException e) {
            return new Outcome.NotStated("the answer makes no sense: " + e.getMessage());
        }
    }

    /// A quota that is used up has a reset time and no fraction.
    private static Optional<Quota> quota(String model, JsonCursor info, Instant now) {
        var resetsAt = info.findString("resetTime").flatMap(QuotaClient::instant);
        var stated = info.find("remainingFraction")
                .filter(fraction -> fraction.value() instanceof JsonNumber)
                .map(fraction -> fraction.asNumber().decimal().doubleValue());
        return stated.or(() -> resetsAt.map(_ -> 0.0))
                .map(left -> Quota.share("quota", Optional.of(model), left, resetsAt, now));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
