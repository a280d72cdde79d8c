package dev.antigravity.command;

import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.service.ServiceRecord;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The part of `status` about the proxy: where it is, and whether it answers there.
final class ProxyStatus {
    private final Workbench bench;

    ProxyStatus(Workbench bench) {
        this.bench = bench;
    }

    void tell(Report report) {
        report.heading("Proxy");
        var service = bench.service().running();
        var place = ProxyPlace.of(bench);
        report.data("configuration", bench.settingsFile().path());
        if (place.isUnknown()) {
            notRunning(report, "It would take any free port (server.port is 0).");
            return;
        }
        var key = bench.proxyKeys().getFirst();
        switch (new ProxyProbe(bench).look(place.address(), key)) {
            case ProxyProbe.Found.Ours ours -> answers(report, place, service, ours);
            case ProxyProbe.Found.Foreign _ -> {
                report.data("running", false)
                        .show(Text.EMPTY
                                .and(Text.Role.WARN, "! ")
                                .and("Another program listens on " + place.address()
                                        + "; stop it, or choose another server.port."));
            }
            case ProxyProbe.Found.Nobody _ -> {
                if (place.by() == ProxyPlace.By.CONFIGURATION) {
                    notRunning(report, "It would listen on " + place.address() + ".");
                } else {
                    report.data("running", true).warning("It runs, but does not answer on " + place.address() + ".");
                }
            }
        }
    }

    private static void notRunning(Report report, String where) {
        report.data("running", false).show(Text.of("Not running. " + where)).next("antigravity start");
    }

    private void answers(
            Report report, ProxyPlace place, Optional<ServiceRecord> service, ProxyProbe.Found.Ours proxy) {
        report.success("Listens on " + place.address() + ", " + how(place, service));
        report.data("running", true)
                .data("url", place.address())
                .data("pictureProgress", "ws://" + place.address().getAuthority() + "/v1/images/progress")
                .data("by", place.by().name().toLowerCase(Locale.ROOT))
                .data("pid", service.map(ServiceRecord::pid))
                .data("since", service.map(ServiceRecord::began))
                .data("version", proxy.version());
        if (!proxy.opens()) {
            report.warning("It refuses our key: it serves another configuration or another user.");
        }
        if (proxy.opens()) {
            LedgerTrouble.ofProxy(bench).ifPresent(trouble -> report.warning(ExplainingCommand.sentence(trouble)));
        }
        if (!proxy.version().equals(bench.version())) {
            report.warning("It is version " + proxy.version() + ", this is " + bench.version() + ".")
                    .next("antigravity restart");
        }
    }

    private String how(ProxyPlace place, Optional<ServiceRecord> service) {
        return switch (place.by()) {
            case THIS_PROCESS -> "in this " + bench.host().info().name();
            case SERVICE ->
                "in the background (process " + service.orElseThrow().pid() + ", for "
                        + Wording.time(Duration.between(
                                service.orElseThrow().began(),
                                bench.host().clock().instant()))
                        + ")";
            case CONFIGURATION -> "in another process";
        };
    }

    static boolean isSame(URI one, String other) {
        return one.toString().equals(other.replaceFirst("/+$", ""));
    }
}
