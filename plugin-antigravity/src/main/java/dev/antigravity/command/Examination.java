package dev.antigravity.command;

import dev.antigravity.command.TrialRun.Verdict;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Cancellation;
import java.io.IOException;
import java.util.function.Consumer;

/// Tries one model out. What it refuses is tried again the other ways its profile can be, and what passes then holds
/// for the trials that follow. Nothing that was ever seen before counts here.
final class Examination implements AutoCloseable {
    private final Workbench bench;
    private final Patient patient;
    private final Cancellation cancellation;
    private final Consumer<String> rejections;
    private final JsonObject stated;
    private ProxyVisit proxy;
    private JsonObject learnt = JsonObject.EMPTY;

    Examination(Workbench bench, Patient patient, Cancellation cancellation, Consumer<String> rejections)
            throws IOException {
        this.bench = bench;
        this.patient = patient;
        this.cancellation = cancellation;
        this.rejections = rejections;
        stated = patient.provider().statedProfile(patient.model().id());
        proxy = believing(learnt);
    }

    /// What its profile has to state, as far as that is known by now.
    JsonObject learnt() {
        return learnt;
    }

    Verdict run(ContractTrial trial) throws IOException {
        var first = send(trial, proxy);
        return switch (first) {
            case Verdict.Refused(var why) -> remedied(trial, why, first);
            case Verdict.Odd(var what) when trial == ContractTrial.STOPS -> remedied(trial, what, first);
            case Verdict.Odd _, Verdict.Passed _, Verdict.Remedied _, Verdict.Failed _ -> first;
        };
    }

    private Verdict remedied(ContractTrial trial, String why, Verdict first) throws IOException {
        var remedies = new Remedies(patient.provider().profileOf(patient.model().id(), learnt));
        for (var remedy : remedies.of(trial, why)) {
            if (remedy.names().stream().noneMatch(stated::has) && passes(trial, remedy)) {
                return new Verdict.Remedied(why, remedies.doesWithout(remedy));
            }
        }
        return first;
    }

    /// If it does, the remedy holds from now on.
    private boolean passes(ContractTrial trial, JsonObject remedy) throws IOException {
        var all = learnt.toBuilder();
        remedy.forEach(all::put);
        var other = believing(all.build());
        if (!(send(trial, other) instanceof Verdict.Passed)) {
            other.close();
            return false;
        }
        proxy.close();
        proxy = other;
        learnt = all.build();
        return true;
    }

    private Verdict send(ContractTrial trial, ProxyVisit through) {
        return new TrialRun(bench).run(trial, patient.name(), through, cancellation);
    }

    private ProxyVisit believing(JsonObject profile) throws IOException {
        return ProxyVisit.own(bench, new Belief(patient, profile), rejections);
    }

    @Override
    public void close() {
        proxy.close();
    }
}
