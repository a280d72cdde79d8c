package dev.antigravity.endpoint;

import dev.antigravity.metrics.PrometheusPage;
import dev.antigravity.metrics.Readings;
import dev.antigravity.metrics.RequestCounts;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.QuotaKeeper;
import dev.antigravity.relay.Reply;
import dev.antigravity.relay.Underway;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `GET /metrics`: everything that is counted, as Prometheus reads it. Calls nobody.
final class MetricsEndpoint implements Endpoint {
    private final RequestCounts counts;
    private final Checkup checkup;
    private final QuotaKeeper quotas;
    private final Underway underway;
    private final ByteBudget budget;
    private final String version;

    MetricsEndpoint(
            RequestCounts counts,
            Checkup checkup,
            QuotaKeeper quotas,
            Underway underway,
            ByteBudget budget,
            String version) {
        this.counts = counts;
        this.checkup = checkup;
        this.quotas = quotas;
        this.underway = underway;
        this.budget = budget;
        this.version = version;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && path.equals("/metrics");
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var headers = Headers.of(Map.of("Content-Type", PrometheusPage.CONTENT_TYPE));
        reply.send(200, headers, PrometheusPage.write(counts, readings()));
    }

    private Readings readings() {
        var findings = checkup.look();
        return new Readings(
                version,
                Map.of(
                        "accounts",
                        findings.accountsState() != Checkup.State.FAILING,
                        "vault",
                        findings.vaultState() == Checkup.State.OK,
                        "ledger",
                        findings.ledgerState() == Checkup.State.OK),
                findings.upstreams().stream()
                        .map(upstream -> new Readings.Accounts(
                                upstream.provider(), upstream.accounts() - upstream.resting(), upstream.resting()))
                        .toList(),
                findings.vault().isPresent() ? List.of() : quotasLeft(),
                underway.count(),
                budget.held(),
                findings.ledger());
    }

    private List<Readings.QuotaLeft> quotasLeft() {
        return quotas.known().stream()
                .flatMap(standing -> standing.quotas().stream()
                        .filter(quota -> quota.remainingFraction().isPresent())
                        .map(quota -> new Readings.QuotaLeft(
                                standing.account().id(),
                                quota.window(),
                                quota.model().orElse(""),
                                quota.remainingFraction().getAsDouble())))
                .toList();
    }
}
