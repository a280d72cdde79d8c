package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.chat.Capability;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.json.JsonCursor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What can stand where a value is being typed. An option or parameter of one name means the same in every command, so
/// its name is all there is to know; a command where it means something narrower says so itself.
final class KnownValues {
    /// Where any value may be right, those that mostly are.
    private static final Map<String, List<Candidate>> USUAL = Map.of(
            "size",
                    List.of(
                            Candidate.of("auto", "as the model likes"),
                            Candidate.of("1024x1024", "square"),
                            Candidate.of("1536x1024", "lying"),
                            Candidate.of("1024x1536", "standing")),
            "quality",
                    List.of(
                            Candidate.of("auto", "as the model likes"),
                            Candidate.of("low"),
                            Candidate.of("medium"),
                            Candidate.of("high")),
            "since",
                    List.of(Candidate.of("24h", "a day"), Candidate.of("7d", "a week"), Candidate.of("30d", "a month")),
            "max-in-flight", List.of(Candidate.of("none", "as many as there are")),
            "proxy", List.of(Candidate.of("none", "the usual way out")));

    private static final List<Candidate> SIDES =
            Stream.of("left=", "right=", "top=", "bottom=").map(Candidate::of).toList();

    private final Workbench bench;
    private final CommandSpec spec;

    KnownValues(Workbench bench, CommandSpec spec) {
        this.bench = bench;
        this.spec = spec;
    }

    /// Empty where anything may be meant.
    List<Candidate> of(CompletionRequest request) {
        return switch (request.name()) {
            case "provider", "switch-provider", "image-provider" -> KnownProviders.candidates(bench.settings());
            case "model" -> new ModelNames(bench).candidates(given(request, "provider"), request.typed());
            case "image-model" -> new ModelNames(bench).drawing(given(request, "image-provider"), request.typed());
            case "models", "excluded-models" ->
                listed(request.typed(), last -> new ModelNames(bench).candidates(Optional.empty(), last));
            case "extend" -> listed(request.typed(), _ -> SIDES);
            case "id" -> new AccountShelf(bench).candidates();
            case "capability" ->
                Stream.of(Capability.values())
                        .map(Capability::word)
                        .map(Candidate::of)
                        .toList();
            case "style" -> styles();
            case "request-id" -> requests();
            case "unset" -> keys(request);
            case "from" -> backups(request);
            case "step" -> steps(request);
            case "account" -> accountNames(request);
            default -> USUAL.getOrDefault(request.name(), List.of());
        };
    }

    /// The next of several with commas between them, behind those that are there.
    ///
    /// @param known by what stands there of the last one
    private static List<Candidate> listed(String typed, Function<String, List<Candidate>> known) {
        var start = typed.lastIndexOf(',') + 1;
        var before = typed.substring(0, start);
        var there = List.of(before.split(","));
        return known.apply(typed.substring(start)).stream()
                .filter(candidate -> !there.contains(candidate.value()))
                .map(candidate -> new Candidate(before + candidate.value(), candidate.description(), candidate.group()))
                .toList();
    }

    private Optional<String> given(CompletionRequest request, String option) {
        return spec.option("--" + option).isPresent() ? request.arguments().value(option) : Optional.empty();
    }

    private List<Candidate> styles() {
        try {
            return StyleCommand.library(bench).newest().stream()
                    .map(kept -> Candidate.of(kept.style().name(), kept.style().about()))
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private List<Candidate> requests() {
        return new PastExchanges(bench)
                .latest().stream()
                        .map(JsonCursor::of)
                        .map(one -> Candidate.of(
                                one.get("id").asString(),
                                one.get("model").asString() + ", "
                                        + one.get("status").asLong()))
                        .toList();
    }

    private List<Candidate> accountNames(CompletionRequest request) {
        var provider = given(request, "provider");
        return new AccountShelf(bench)
                .all().stream()
                        .map(KnownAccount::account)
                        .filter(account -> provider.isEmpty() || provider.get().equals(account.provider()))
                        .map(account -> Candidate.of(account.name(), account.id()))
                        .toList();
    }

    private List<Candidate> keys(CompletionRequest request) {
        var file = file(request);
        return file.exists()
                ? file.read().values().keySet().stream().map(Candidate::of).toList()
                : List.of();
    }

    private List<Candidate> backups(CompletionRequest request) {
        return file(request).backups().list().stream()
                .map(backup -> Candidate.of(backup.name(), BackupList.made(backup)))
                .toList();
    }

    private List<Candidate> steps(CompletionRequest request) {
        return StepList.inForce(file(request)).stream()
                .map(step -> Candidate.of(String.valueOf(step.number()), String.join(", ", step.keys())))
                .toList();
    }

    private EnvFile file(CompletionRequest request) {
        return new HostFiles(bench)
                .chosen(request.arguments(), bench.host().paths().workspace());
    }
}
