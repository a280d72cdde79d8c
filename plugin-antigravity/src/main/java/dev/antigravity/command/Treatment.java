package dev.antigravity.command;

import dev.antigravity.api.Progress;
import dev.antigravity.api.Report;
import dev.antigravity.catalog.Sighting;
import dev.antigravity.chat.Capability;
import dev.antigravity.net.Cancellation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Puts one model after the other through all the trials, and keeps what came of it for routing.
final class Treatment {
    private final Workbench bench;
    private final TrialRun trials;

    Treatment(Workbench bench, TrialRun trials) {
        this.bench = bench;
        this.trials = trials;
    }

    /// What was found with one model.
    record History(Patient patient, List<String> passed, List<Finding> findings) {
        void tell(Report report) {
            report.heading(patient.name());
            if (!passed.isEmpty()) {
                report.success(String.join(", ", passed));
            }
            findings.forEach(finding -> report.warning(ExplainingCommand.sentence(finding.what()))
                    .line("  " + ExplainingCommand.sentence(finding.fix())));
        }
    }

    History of(Patient patient, Progress progress, Cancellation cancellation) {
        var history = new History(patient, new ArrayList<>(), new ArrayList<>());
        var refused = EnumSet.noneOf(Capability.class);
        for (var trial : ContractTrial.values()) {
            progress.note(patient.name() + " " + trial.claim());
            var verdict = trials.run(trial, patient.name(), cancellation);
            note(trial, verdict, history, refused);
            if (trial == ContractTrial.ANSWERS && !(verdict instanceof TrialRun.Verdict.Passed)) {
                return history; // the rest would say the same
            }
        }
        keep(patient, refused);
        return history;
    }

    private void note(ContractTrial trial, TrialRun.Verdict verdict, History history, Set<Capability> refused) {
        var name = history.patient().name();
        switch (verdict) {
            case TrialRun.Verdict.Passed _ -> history.passed().add(trial.claim());
            case TrialRun.Verdict.Odd(var what) ->
                history.findings()
                        .add(new Finding(
                                name + " (" + trial.claim() + "): " + what,
                                "Try another model; if it is the server's fault, tell its operator"));
            case TrialRun.Verdict.Refused(var why) -> {
                trial.capability().ifPresent(refused::add);
                history.findings().add(new Finding(name + " (" + trial.claim() + ") refused: " + why, wayOut(trial)));
            }
            case TrialRun.Verdict.Failed(var status, var why) ->
                history.findings().add(new Finding(name + " (" + trial.claim() + ") failed: " + why, wayOut(status)));
        }
    }

    private static String wayOut(ContractTrial trial) {
        return trial.capability().isPresent()
                ? "Requests that need it go elsewhere first from now on; state capabilities in the configuration if that"
                        + " is wrong"
                : "Compare the model's profile in the configuration with what its operator says it takes";
    }

    private static String wayOut(int status) {
        return switch (status) {
            case 401, 403 -> "antigravity accounts --verify, then antigravity oauth or accounts add";
            case 404 -> "antigravity list models, and state the right id";
            case 429 -> "Wait, and see antigravity accounts for how long";
            default -> "antigravity logs, and try again later";
        };
    }

    private void keep(Patient patient, Set<Capability> refused) {
        bench.sightings()
                .keep(
                        patient.provider().id(),
                        patient.model().upstreamId(),
                        new Sighting(patient.address(), bench.host().clock().instant(), refused));
    }
}
