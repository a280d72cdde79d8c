package dev.antigravity.command;

import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvDrift;
import java.util.List;

/// The part of `status` about the host: what its env file says, and whether that leads to the proxy.
final class HostStatus {
    private final Workbench bench;

    HostStatus(Workbench bench) {
        this.bench = bench;
    }

    void tell(Report report) {
        var files = new HostFiles(bench);
        report.heading("Host");
        var env = HostRoute.in(files.env());
        var settings = HostRoute.ifReadable(files.settings());
        var place = ProxyPlace.of(bench);
        var bySettings = !settings.isSilent();
        report.data("envFile", env.file().path())
                .data("keys", env.shown())
                .data("usesProxy", (bySettings ? settings : env).leadsTo(place));
        if (bySettings) {
            report.data("settingsFile", settings.file().path()).data("settingsKeys", settings.shown());
            tell(report, settings, place, " --target claude-settings");
        }
        if (env.isSilent() && bySettings) {
            report.line(env.file().path() + " names no model service, and for Claude Code needs none.");
        } else {
            tell(report, env, place, "");
        }
        var warnings = new HostWarnings(bench, env.file())
                .all().stream().map(Finding::sentences).toList();
        warnings.forEach(report::warning);
        report.data("warnings", warnings);
        foreignEdits(report, List.of(env, settings));
    }

    private void tell(Report report, HostRoute route, ProxyPlace place, String target) {
        var file = route.file().path();
        var configure = "antigravity configure" + target;
        if (route.isSilent()) {
            report.line(file + " names no model service.").next(configure);
        } else if (!route.leadsTo(place)) {
            report.warning(file + " leads elsewhere: " + route.address().orElse("no " + HostKeys.BASE_URL) + ".")
                    .next(configure);
        } else {
            report.success(file + " leads to the proxy");
            if (!route.hasAKeyOf(bench)) {
                report.warning(HostKeys.TOKEN + " is none of the proxy's keys.").next(configure);
            }
        }
        route.shown()
                .forEach((key, value) ->
                        report.show(Text.of("  ").key(key).and("  ").value(value)));
    }

    private static void foreignEdits(Report report, List<HostRoute> routes) {
        routes.forEach(route -> route.foreignEdits().ifPresent(report::warning));
        report.data(
                "changedByOthers",
                routes.stream()
                        .flatMap(route -> route.drift().stream())
                        .map(EnvDrift::key)
                        .distinct()
                        .toList());
    }
}
