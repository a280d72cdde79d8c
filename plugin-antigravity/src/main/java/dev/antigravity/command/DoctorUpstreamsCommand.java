package dev.antigravity.command;

import dev.antigravity.api.CancelledException;
import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.net.Cancellation;
import dev.antigravity.settings.ProviderSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// `doctor upstreams`: plays what the host expects of a gateway against each upstream, through the proxy. Says first
/// what that costs. What an upstream was seen to refuse is kept, and routing goes by it.
final class DoctorUpstreamsCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "doctor upstreams")
            .summary("Try out on each upstream what the host will ask of it")
            .description("""
                    Looks first whether each upstream can be reached, whether its clock and ours agree, whether its \
                    certificate is good and which models it lists, which costs nothing. Then sends what Claude Code \
                    sends (an answer, a stream, tools, thinking, a picture, counting, the name with [1m]) through a \
                    proxy to one model each, and says before what that costs at most. What a model takes and refuses is \
                    remembered for 30 days: requests are sent as it takes them, and elsewhere where it takes them in no \
                    way. The configuration wins over it.""")
            .option(OptionSpec.value("provider", "ID", "only this one").asRepeatable())
            .option(OptionSpec.value("model", "PROVIDER/MODEL", "this model").asRepeatable())
            .option(OptionSpec.flag("yes", "do not ask before spending"))
            .example("doctor upstreams")
            .example("doctor upstreams --provider lab --yes")
            .example("doctor upstreams --model claude/claude-haiku-4-5 --yes")
            .build();

    DoctorUpstreamsCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return request.name().equals("model") ? new Patients(bench).candidates() : super.complete(request);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var arguments = call.arguments();
        var patients = new Patients(bench).called(arguments.values("provider"), arguments.values("model"));
        var report = new Report();
        if (patients.isEmpty()) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    "There is no upstream to try: none is enabled that has an account and a model.",
                    Text.of("See ").command("antigravity list providers").and("."));
        }
        var findings = new ArrayList<Finding>();
        var reached = reached(patients, report, findings);
        if (reached.isEmpty()) {
            report.line("Nobody there could be asked more.").next("antigravity doctor");
        } else {
            agree(reached, arguments.has("yes"), conversation);
            treat(reached, call, conversation, report, findings);
        }
        report.data("findings", findings.stream().map(Finding::data).toList());
        if (findings.isEmpty()) {
            return report.done();
        }
        var count = findings.size() == 1 ? "One thing is" : findings.size() + " things are";
        return report.failed(ErrorCode.HOST_CONFIG, count + " not as the host would have it.", Text.EMPTY);
    }

    private List<Patient> reached(List<Patient> patients, Report report, List<Finding> findings) {
        var there = new ArrayList<Patient>();
        var reachability = new Reachability(bench);
        for (var patient : patients) {
            var outcome =
                    reachability.look(patient.address(), patient.provider().way());
            if (outcome.findings().isEmpty()) {
                report.success(patient.provider().id() + ": reached at " + patient.address());
            }
            tell(patient.provider(), outcome.findings(), report, findings);
            if (outcome.isThere()) {
                there.add(patient);
            }
        }
        there.stream().map(Patient::provider).distinct().forEach(provider -> lists(provider, report, findings));
        return there;
    }

    private void lists(ProviderSettings provider, Report report, List<Finding> findings) {
        var outcome = new ModelListTrial(bench).of(provider, new Cancellation());
        if (!outcome.said().isEmpty()) {
            report.success(provider.id() + ": " + outcome.said());
        }
        tell(provider, outcome.findings(), report, findings);
    }

    private static void tell(ProviderSettings provider, List<Finding> found, Report report, List<Finding> findings) {
        for (var finding : found) {
            report.warning(provider.id() + ": " + finding.what() + ".").line("  " + finding.fix() + ".");
            findings.add(finding);
        }
    }

    private static void agree(List<Patient> patients, boolean isYes, Conversation conversation) {
        var cost = TrialCost.of(patients);
        conversation.show(Text.of(cost));
        if (!isYes && !conversation.confirm(Confirm.of("Go on?")).orThrow()) {
            throw new CancelledException("Nothing was sent.");
        }
    }

    private void treat(
            List<Patient> patients,
            CommandCall call,
            Conversation conversation,
            Report report,
            List<Finding> findings) {
        var cancellation = new Cancellation();
        try (var _ = call.cancellation().onCancel(cancellation::cancel);
                var progress = conversation.progress("Trying out")) {
            var treatment = new Treatment(bench, conversation::warn);
            var seen = new LinkedHashMap<String, Object>();
            for (var patient : patients) {
                var history = treatment.of(patient, progress, cancellation);
                call.cancellation().throwIfCancelled();
                history.tell(report);
                findings.addAll(history.findings());
                seen.put(patient.name(), EffectiveProfile.words(history.learnt()));
            }
            report.data("seen", seen);
            progress.done("Tried out " + Wording.plural(patients.size(), "model", "models"));
        } catch (IOException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    "No proxy can be started for the trial: " + e.getMessage() + ".",
                    Text.of("See ").command("antigravity doctor").and("."));
        }
    }
}
