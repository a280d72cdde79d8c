package dev.antigravity.upstream;

import dev.antigravity.account.Tier;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.OutboundClient;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out how a Cloud Code account stands, and has it set up if nobody has yet. Thread-safe.
///
/// 1. `:loadCodeAssist` tells project and tier of an account that is set up.
/// 2. Otherwise `:onboardUser` begins to set it up for its default tier; it is asked again until it is done.
///
/// Source: the calls of Google's own open-source tools for Cloud Code, read 2026-11.
public final class CloudCodeOnboarding {
    private static final int MOST_TRIES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final JsonObject METADATA = JsonObject.of("ideType", "IDE_UNSPECIFIED");
    private static final String FREE = "free-tier";

    private final CloudCodeCalls calls;
    private final Pause pause;

    /// Waits. Passed in, so that a test need not.
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    public CloudCodeOnboarding(OutboundClient client, Pause pause) {
        this.calls = new CloudCodeCalls(client);
        this.pause = pause;
    }

    /// Whether an account can be used now.
    public sealed interface Outcome {
        /// @param tier empty if its name tells nothing
        record SetUp(String project, Optional<Tier> tier) implements Outcome {}

        /// @param reason ends a sentence
        record NotSetUp(String reason, Optional<Tier> tier) implements Outcome {}
    }

    public Outcome settle(ListingRequest account, Cancellation cancellation) throws InterruptedException {
        return switch (calls.ask(account, ":loadCodeAssist", metadata(account), cancellation)) {
            case CloudCodeCalls.Said.Json(var body) -> loaded(account, JsonCursor.of(body), cancellation);
            case CloudCodeCalls.Said.Nothing(var reason) -> new Outcome.NotSetUp(reason, Optional.empty());
        };
    }

    private Outcome loaded(ListingRequest account, JsonCursor standing, Cancellation cancellation)
            throws InterruptedException {
        try {
            var tier = tier(standing);
            var project = project(standing).or(account::project);
            return project.isPresent()
                    ? new Outcome.SetUp(project.get(), tier)
                    : onboard(account, plan(standing), tier, cancellation);
        } catch (JsonShapeException e) {
            return new Outcome.NotSetUp("the answer makes no sense: " + e.getMessage(), Optional.empty());
        }
    }

    private Outcome onboard(ListingRequest account, String plan, Optional<Tier> tier, Cancellation cancellation)
            throws InterruptedException {
        var body = metadata(account).with("tierId", new JsonString(plan));
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            if (tries > 0) {
                pause.pause(BETWEEN_TRIES);
            }
            switch (calls.ask(account, ":onboardUser", body, cancellation)) {
                case CloudCodeCalls.Said.Json(var said) -> {
                    var operation = JsonCursor.of(said);
                    if (operation.findBoolean("done").orElse(false)) {
                        return operation
                                .find("response")
                                .flatMap(CloudCodeOnboarding::project)
                                .<Outcome>map(project -> new Outcome.SetUp(project, tier.or(() -> Tier.read(plan))))
                                .orElse(new Outcome.NotSetUp(
                                        "it was set up, but got no project; state one for the account", tier));
                    }
                }
                case CloudCodeCalls.Said.Nothing(var reason) -> {
                    return new Outcome.NotSetUp(reason, tier);
                }
            }
        }
        return new Outcome.NotSetUp("setting it up is still under way; sign in again later", tier);
    }

    private static JsonObject metadata(ListingRequest account) {
        var body = JsonObject.of("metadata", METADATA);
        return account.project()
                .map(project -> body.with("cloudaicompanionProject", new JsonString(project)))
                .orElse(body);
    }

    /// A text, or an object with an id.
    private static Optional<String> project(JsonCursor standing) {
        return standing.find("cloudaicompanionProject")
                .flatMap(project -> project.isObject() ? project.findString("id") : Optional.of(project.asString()))
                .filter(project -> !project.isEmpty());
    }

    /// What is paid for counts first, then what holds now.
    private static Optional<Tier> tier(JsonCursor standing) {
        return Stream.of("paidTier", "currentTier")
                .flatMap(name -> standing.find(name).stream())
                .flatMap(plan -> plan.findString("id").stream())
                .flatMap(plan -> Tier.read(plan).stream())
                .findFirst();
    }

    /// The plan to set an account up for.
    private static String plan(JsonCursor standing) {
        return standing.itemsOf("allowedTiers").stream()
                .filter(plan -> plan.findBoolean("isDefault").orElse(false))
                .flatMap(plan -> plan.findString("id").stream())
                .findFirst()
                .or(() -> standing.find("currentTier").flatMap(plan -> plan.findString("id")))
                .orElse(FREE);
    }
}
