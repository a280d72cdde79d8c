package dev.antigravity.command;

import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFile;
import java.util.LinkedHashMap;
import java.util.List;

/// The part of `status` about the host: what its env file says, and whether that leads to the proxy.
final class HostStatus {
    private static final List<String> KEYS =
            List.of(HostKeys.BASE_URL, HostKeys.TOKEN, HostKeys.MODEL, HostKeys.OPUS, HostKeys.SONNET, HostKeys.HAIKU);

    private final Workbench bench;

    HostStatus(Workbench bench) {
        this.bench = bench;
    }

    void tell(Report report) {
        var file = bench.envFiles().open(bench.host().environment().envFile());
        report.heading("Host");
        report.data("envFile", file.path());
        var text = file.read();
        var keys = new LinkedHashMap<String, String>();
        for (var key : KEYS) {
            text.value(key)
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> keys.put(key, SecretKeys.isSecret(key) ? "***" : value));
        }
        report.data("keys", keys);
        var base = text.value(HostKeys.BASE_URL).orElse("");
        var place = ProxyPlace.of(bench);
        var leadsHere = ProxyStatus.isSame(place.address(), base);
        report.data("usesProxy", leadsHere);
        if (keys.isEmpty()) {
            report.line(file.path() + " names no model service.").next("antigravity configure");
        } else if (!leadsHere) {
            report.warning(file.path() + " leads elsewhere: " + (base.isEmpty() ? "no " + HostKeys.BASE_URL : base)
                            + ".")
                    .next("antigravity configure");
        } else {
            report.success(file.path() + " leads to the proxy");
            checkToken(report, text.value(HostKeys.TOKEN).orElse(""));
        }
        keys.forEach(
                (key, value) -> report.show(Text.of("  ").key(key).and("  ").value(value)));
        var warnings = new HostWarnings(bench, file)
                .all().stream().map(Finding::sentences).toList();
        warnings.forEach(report::warning);
        report.data("warnings", warnings);
        drift(report, file);
    }

    private void checkToken(Report report, String token) {
        if (bench.proxyKeys().stream().noneMatch(key -> key.reveal().equals(token))) {
            report.warning(HostKeys.TOKEN + " is none of the proxy's keys.").next("antigravity configure");
        }
    }

    private static void drift(Report report, EnvFile file) {
        var changed = file.drift(SecretKeys::isSecret).stream()
                .map(drift -> drift.key())
                .toList();
        if (!changed.isEmpty()) {
            report.warning("Somebody else has changed " + String.join(", ", changed) + " since.");
        }
        report.data("changedByOthers", changed);
    }
}
