package dev.antigravity.metrics;

import dev.antigravity.ledger.LedgerState;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/// Everything Prometheus is told, in its text format.
public final class PrometheusPage {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Families page = new Families();

    private PrometheusPage() {}

    public static byte[] write(RequestCounts counts, Readings now) {
        var page = new PrometheusPage();
        page.standing(now);
        page.requests(counts);
        page.taken(counts.served());
        page.times(counts);
        JvmFamilies.add(page.page);
        return page.text();
    }

    private byte[] text() {
        var bytes = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(bytes, page.all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void standing(Readings now) {
        page.gauge("antigravity_build", "Which version runs; always 1.")
                .add(1, "version", now.version())
                .done();
        var wellness = page.gauge("antigravity_well", "Whether a part does its work: 1, or 0.");
        now.wellness().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> wellness.add(part.getValue() ? 1 : 0, "part", part.getKey()));
        wellness.done();
        page.gauge("antigravity_requests_in_flight", "Requests that are being served.")
                .add(now.inFlight())
                .done();
        page.gauge("antigravity_request_bytes_in_flight", "Bytes of request bodies held in memory.")
                .add(now.bytesInFlight())
                .done();
        accounts(now);
        now.ledger().ifPresent(this::ledger);
    }

    private void accounts(Readings now) {
        var accounts = page.gauge("antigravity_accounts", "Accounts that may serve, and that rest altogether.");
        for (var provider : now.accounts()) {
            accounts.add(provider.available(), "provider", provider.provider(), "state", "available")
                    .add(provider.resting(), "provider", provider.provider(), "state", "resting");
        }
        accounts.done();
        var quotas = page.gauge(
                "antigravity_quota_left_ratio", "What an upstream last said is left of an allowance, from 0 to 1.");
        for (var quota : now.quotas()) {
            quotas.add(quota.ratio(), "account", quota.account(), "model", quota.model(), "window", quota.window());
        }
        quotas.done();
    }

    private void ledger(LedgerState state) {
        page.gauge("antigravity_ledger_waiting", "Exchanges that wait to be written into the ledger.")
                .add(state.waiting())
                .done();
        page.counter("antigravity_ledger_lost", "Exchanges that were lost to the ledger.")
                .add(state.lost())
                .done();
    }

    private void requests(RequestCounts counts) {
        var requests = page.counter(
                "antigravity_requests",
                "Requests by the protocol of the client and of the upstream, by who answered or was asked last.");
        counts.requests()
                .forEach((kind, count) -> requests.add(
                        count.sum(),
                        "client",
                        kind.client().id(),
                        "upstream",
                        kind.upstream(),
                        "provider",
                        kind.provider(),
                        "model",
                        kind.model(),
                        "purpose",
                        kind.purpose().name().toLowerCase(Locale.ROOT),
                        "outcome",
                        kind.outcome().word()));
        requests.done();
        var calls = page.counter("antigravity_upstream_calls", "Calls of upstreams, repeated ones included.");
        counts.calls()
                .forEach((kind, count) ->
                        calls.add(count.sum(), "provider", kind.provider(), "outcome", kind.outcome()));
        calls.done();
    }

    private void taken(Map<RequestCounts.Served, RequestCounts.Taken> served) {
        var tokens = page.counter(
                "antigravity_tokens",
                "Tokens as the upstreams counted them; input is what was neither read from a cache nor written to"
                        + " one.");
        var pictures = page.counter("antigravity_pictures", "Pictures that came back.");
        var cost = page.counter("antigravity_cost_dollars", "Cost at list price, where a price is known.");
        var unpriced = page.counter("antigravity_unpriced_answers", "Answers whose price nobody knows.");
        served.forEach((model, taken) -> {
            var provider = model.provider();
            var name = model.model();
            tokens.add(taken.uncachedInput.sum(), "provider", provider, "model", name, "kind", "input")
                    .add(taken.cacheRead.sum(), "provider", provider, "model", name, "kind", "cache_read")
                    .add(taken.cacheWrite.sum(), "provider", provider, "model", name, "kind", "cache_write")
                    .add(taken.output.sum(), "provider", provider, "model", name, "kind", "output");
            pictures.add(taken.pictures.sum(), "provider", provider, "model", name);
            cost.add(taken.nanodollars.sum() / 1e9, "provider", provider, "model", name);
            unpriced.add(taken.unpriced.sum(), "provider", provider, "model", name);
        });
        tokens.done();
        pictures.done();
        cost.done();
        unpriced.done();
    }

    private void times(RequestCounts counts) {
        var first = page.histogram(
                "antigravity_first_byte_seconds", "From a request's last byte to its answer's first, if it went well.");
        var whole = page.histogram(
                "antigravity_request_seconds", "From a request's last byte to its answer's last, if it went well.");
        counts.served().forEach((model, taken) -> {
            first.add(taken.firstByte, "provider", model.provider(), "model", model.model());
            whole.add(taken.whole, "provider", model.provider(), "model", model.model());
        });
        first.done();
        whole.done();
        page.histogram(
                        "antigravity_overhead_seconds",
                        "What of the time to an answer's first byte was the proxy's own doing, and not waiting for"
                                + " others.")
                .add(counts.own())
                .done();
    }
}
