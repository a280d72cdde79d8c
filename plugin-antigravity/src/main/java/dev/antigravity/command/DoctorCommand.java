package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.HostEnvironment.EnvValue;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFileException;
import dev.antigravity.secret.VaultException;
import dev.antigravity.settings.SettingsException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// `doctor`: looks for whatever keeps the host from its models, and names the way out of each. Changes nothing, asks no
/// upstream, and goes on where a part of it is broken.
final class DoctorCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "doctor")
            .summary("Find what keeps the host from its models, and how to put it right")
            .description("""
                    Looks at the configuration, the files and the clock of this machine, the accounts, the host's env file, \
                    what would win over that file, and the proxy's port. Costs nothing: no provider is asked; doctor \
                    upstreams asks them. Ends with 1 if there is something to put right.""")
            .modelInvocable()
            .example("doctor")
            .build();

    DoctorCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var report = new Report();
        var findings = new ArrayList<Finding>();
        var settings = new SettingsCheck(bench);
        var home = new HomeCheck(bench);
        examine("Configuration", settings::settings, report, findings);
        examine("Files", home::files, report, findings);
        examine("Clock", home::clock, report, findings);
        examine("Accounts", this::accounts, report, findings);
        examine("Env file", this::envFile, report, findings);
        foreignEdits().forEach(edits -> report.line("  " + edits));
        examine("What would win over it", this::bypasses, report, findings);
        examine("Proxy", this::proxy, report, findings);
        examine("Ledger", this::ledger, report, findings);
        examine("Upstreams as they were tried", settings::sightings, report, findings);
        report.data("findings", findings.stream().map(Finding::data).toList());
        if (findings.isEmpty()) {
            return report.done();
        }
        var count = findings.size() == 1 ? "One thing is" : findings.size() + " things are";
        return report.failed(ErrorCode.HOST_CONFIG, count + " to be put right.", Text.EMPTY);
    }

    private static void examine(String part, Supplier<List<Finding>> examination, Report report, List<Finding> all) {
        var found = orBroken(examination);
        if (found.isEmpty()) {
            report.success(part);
        }
        if (!found.isEmpty() && all.containsAll(found)) {
            report.warning(part + ": the same.");
            return;
        }
        for (var finding : found) {
            report.warning(part + ": " + finding.what() + ".").line("  " + finding.fix() + ".");
        }
        found.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
    }

    private static List<Finding> orBroken(Supplier<List<Finding>> examination) {
        try {
            return examination.get();
        } catch (SettingsException | VaultException | EnvFileException e) {
            var message = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            return List.of(new Finding(message, "Put that right first; the rest may follow from it"));
        }
    }

    private List<Finding> accounts() {
        var usable = new AccountShelf(bench).all().stream().anyMatch(KnownAccount::isUsable);
        return usable
                ? List.of()
                : List.of(new Finding(
                        "no account can be used", "antigravity oauth, or antigravity accounts add PROVIDER --api-key"));
    }

    private List<Finding> envFile() {
        var files = new HostFiles(bench);
        var settings = HostRoute.ifReadable(files.settings());
        var route = settings.isSilent() ? HostRoute.in(files.env()) : settings;
        var path = route.file().path();
        var configure = "antigravity configure" + (settings.isSilent() ? "" : " --target claude-settings");
        var findings = new ArrayList<Finding>();
        if (Files.exists(path) && !Files.isWritable(path)) {
            findings.add(new Finding(path + " cannot be written", "Let yourself write it: chmod u+w"));
        }
        if (!route.leadsTo(ProxyPlace.of(bench))) {
            var where = route.address().map(address -> "leads to " + address).orElse("names no " + HostKeys.BASE_URL);
            findings.add(new Finding(path + " " + where, configure));
        } else if (!route.hasAKeyOf(bench)) {
            findings.add(new Finding(HostKeys.TOKEN + " is none of the proxy's keys", configure));
        }
        return findings;
    }

    /// Told, and no finding: what others have made of the files is theirs to know.
    private List<String> foreignEdits() {
        var files = new HostFiles(bench);
        return Stream.of(files.env(), files.settings())
                .flatMap(file -> HostRoute.ifReadable(file).foreignEdits().stream())
                .toList();
    }

    private List<Finding> bypasses() {
        return new HostWarnings(bench, new HostFiles(bench).env()).all();
    }

    private List<Finding> proxy() {
        var place = ProxyPlace.of(bench);
        if (place.isUnknown()) {
            return List.of(new Finding(
                    "server.port is 0 and no proxy runs, so that nobody knows its address",
                    "State a port in the configuration, or run antigravity start"));
        }
        var address = place.address();
        if (bench.host().environment().effective("PORT").map(EnvValue::value).equals(port(address))) {
            return List.of(new Finding(
                    "server.port is " + address.getPort() + ", where the host itself listens (PORT)",
                    "State another server.port and run antigravity configure"));
        }
        return switch (new ProxyProbe(bench).look(address, bench.proxyKeys().getFirst())) {
            case ProxyProbe.Found.Ours(var _, var opens) ->
                opens
                        ? List.of()
                        : List.of(new Finding("the proxy at " + address + " has another key", "antigravity restart"));
            case ProxyProbe.Found.Foreign _ ->
                List.of(new Finding(
                        "something else listens at " + address,
                        "End that, or state another server.port and run antigravity configure"));
            case ProxyProbe.Found.Nobody _ ->
                List.of(new Finding("no proxy listens at " + address, "antigravity start"));
        };
    }

    private static Optional<String> port(URI address) {
        return Optional.of(Integer.toString(address.getPort()));
    }

    private List<Finding> ledger() {
        return LedgerTrouble.ofProxy(bench)
                .or(() -> LedgerTrouble.ofFile(bench))
                .map(what -> new Finding(what, "Until then requests are served, and forgotten when the proxy stops"))
                .map(List::of)
                .orElse(List.of());
    }
}
