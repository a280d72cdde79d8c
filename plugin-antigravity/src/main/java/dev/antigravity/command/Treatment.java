package dev.antigravity.command;

import dev.antigravity.api.Progress;
import dev.antigravity.api.Report;
import dev.antigravity.catalog.Sighting;
import dev.antigravity.chat.Capability;
import dev.antigravity.command.TrialRun.Verdict;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Puts one model after the other through all the trials, and keeps what came of it for routing.
final class Treatment {
    private final Workbench bench;
    private final Consumer<String> rejections;

    Treatment(Workbench bench, Consumer<String> rejections) {
        this.bench = bench;
        this.rejections = rejections;
    }

    /// What was found with one model.
    ///
    /// @param learnt what its profile has to state, as was seen
    record History(Patient patient, List<String> passed, JsonObject learnt, List<Finding> findings) {
        void tell(Report report) {
            report.heading(patient.name());
            if (!passed.isEmpty()) {
                report.success(String.join(", ", passed));
            }
            if (!learnt.isEmpty()) {
                report.line("Seen, and followed from now on: " + EffectiveProfile.words(learnt));
            }
            findings.forEach(finding -> report.warning(ExplainingCommand.sentence(finding.what()))
                    .line("  " + ExplainingCommand.sentence(finding.fix())));
        }
    }

    History of(Patient patient, Progress progress, Cancellation cancellation) throws IOException {
        var notes = new Notes(patient, new ArrayList<>(), EnumSet.noneOf(Capability.class), new ArrayList<>());
        try (var examination = new Examination(bench, patient, cancellation, rejections)) {
            for (var trial : ContractTrial.values()) {
                progress.note(patient.name() + " " + trial.claim());
                notes.take(trial, examination.run(trial));
                if (trial == ContractTrial.ANSWERS && notes.passed().isEmpty()) {
                    return notes.history(JsonObject.EMPTY); // the rest would say the same
                }
            }
            keep(patient, notes.refused(), examination.learnt());
            return notes.history(examination.learnt());
        }
    }

    /// What is noted of a model while it is tried.
    private record Notes(Patient patient, List<String> passed, Set<Capability> refused, List<Finding> findings) {
        void take(ContractTrial trial, Verdict verdict) {
            switch (verdict) {
                case Verdict.Passed _ -> passed.add(trial.claim());
                case Verdict.Remedied(var why, var without) -> {
                    if (without) {
                        refused.add(Capability.THINKING);
                        findings.add(refusal(patient, trial, why));
                    } else {
                        passed.add(trial.claim());
                    }
                }
                case Verdict.Refused(var why) -> {
                    trial.capability().ifPresent(refused::add);
                    findings.add(refusal(patient, trial, why));
                }
                case Verdict.Odd(var what) ->
                    findings.add(new Finding(
                            patient.name() + " (" + trial.claim() + "): " + what,
                            "Try another model; if it is the server's fault, tell its operator"));
                case Verdict.Failed(var status, var why) ->
                    findings.add(
                            new Finding(patient.name() + " (" + trial.claim() + ") failed: " + why, wayOut(status)));
            }
        }

        History history(JsonObject learnt) {
            return new History(patient, passed, learnt, findings);
        }
    }

    private static Finding refusal(Patient patient, ContractTrial trial, String why) {
        return new Finding(patient.name() + " (" + trial.claim() + ") refused: " + why, wayOut(trial));
    }

    private static String wayOut(ContractTrial trial) {
        return switch (trial) {
            case TOOLS, THINKS, ADAPTS, SEES ->
                "Requests that need it go elsewhere first from now on; state capabilities in the configuration if that"
                        + " is wrong";
            case ANSWERS, STREAMS, STOPS, OBEYS, KNOWS, WARMS, ROOM, COUNTS, LARGE ->
                "Compare the model's profile in the configuration with what its operator says it takes";
        };
    }

    private static String wayOut(int status) {
        return switch (status) {
            case 401, 403 -> "antigravity accounts --verify, then antigravity oauth or accounts add";
            case 404 -> "antigravity list models, and state the right id";
            case 429 -> "Wait, and see antigravity accounts for how long";
            default -> "antigravity logs, and try again later";
        };
    }

    private void keep(Patient patient, Set<Capability> refused, JsonObject learnt) {
        bench.sightings()
                .keep(
                        patient.provider().id(),
                        patient.model().upstreamId(),
                        new Sighting(patient.address(), bench.host().clock().instant(), refused, learnt));
    }
}
