package dev.antigravity.command;

import dev.antigravity.catalog.Listing;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Protocol;
import dev.antigravity.net.Cancellation;
import dev.antigravity.settings.ModelSettings;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.spelling.NearestName;
import dev.antigravity.upstream.ListingOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Asks a provider for its models: whether it answers, how, how fast, and whether it has those of the configuration.
/// Costs nothing.
final class ModelListTrial {
    private final Workbench bench;

    ModelListTrial(Workbench bench) {
        this.bench = bench;
    }

    /// @param said what it answered, in words, if nothing is wrong with that
    record Outcome(String said, List<Finding> findings) {
        static Outcome of(Finding finding) {
            return new Outcome("", List.of(finding));
        }
    }

    Outcome of(ProviderSettings provider, Cancellation cancellation) {
        var asked = System.nanoTime();
        var outcome = new ModelListings(bench).ask(provider, cancellation);
        var took = Duration.ofNanos(System.nanoTime() - asked);
        return switch (outcome) {
            case ListingOutcome.Listed(var listing) -> listed(provider, listing, took);
            case ListingOutcome.NotOffered(var reason) -> notOffered(provider, reason);
            case ListingOutcome.Rejected(var reason) ->
                Outcome.of(new Finding(
                        "the account may not list models: " + reason,
                        "antigravity accounts --verify, then antigravity oauth or accounts add"));
            case ListingOutcome.Unreachable(var reason) ->
                Outcome.of(new Finding("its list of models does not come: " + reason, "Try again later"));
        };
    }

    private static Outcome listed(ProviderSettings provider, Listing listing, Duration took) {
        var ids = listing.models().stream().map(Model::upstreamId).collect(Collectors.toSet());
        var findings = new ArrayList<Finding>();
        if (ids.isEmpty()) {
            findings.add(new Finding("its list of models is empty", stateThem(provider)));
        }
        provider.models().stream()
                .map(ModelSettings::id)
                .filter(id -> !ids.isEmpty() && !ids.contains(id))
                .map(id -> new Finding(
                        "it does not list " + id + ", which the configuration states",
                        NearestName.of(id, ids)
                                .map(near -> "Did you mean " + near + "? Correct its id")
                                .orElse("Correct its id, or take it out; some serve more than they list")))
                .forEach(findings::add);
        var said = "lists " + Wording.plural(ids.size(), "model", "models") + " as " + vendor(provider.protocol())
                + " does, in " + took.toMillis() + " ms";
        return new Outcome(findings.isEmpty() ? said : "", findings);
    }

    private static Outcome notOffered(ProviderSettings provider, String reason) {
        return provider.models().isEmpty()
                ? Outcome.of(new Finding("it offers no list of models: " + reason, stateThem(provider)))
                : new Outcome("offers no list of models (" + reason + "); those of the configuration count", List.of());
    }

    private static String stateThem(ProviderSettings provider) {
        return "State them in the configuration: providers." + provider.id() + ".models";
    }

    private static String vendor(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> "Anthropic";
            case OPENAI_CHAT, OPENAI_RESPONSES -> "OpenAI";
            case GEMINI -> "Gemini";
            case CLOUD_CODE -> "Cloud Code";
        };
    }
}
