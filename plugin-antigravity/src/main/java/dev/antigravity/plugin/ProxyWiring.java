package dev.antigravity.plugin;

import dev.antigravity.catalog.Catalog;
import dev.antigravity.catalog.ModelFacts;
import dev.antigravity.catalog.ModelSource;
import dev.antigravity.catalog.PictureCosts;
import dev.antigravity.catalog.PicturePrices;
import dev.antigravity.chat.Protocol;
import dev.antigravity.dashboard.Watched;
import dev.antigravity.endpoint.Checkup;
import dev.antigravity.endpoint.ClientLimits;
import dev.antigravity.endpoint.Guard;
import dev.antigravity.endpoint.Proxy;
import dev.antigravity.ledger.ClientSpending;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.ledger.LedgerWriter;
import dev.antigravity.ledger.QuotaBook;
import dev.antigravity.metrics.RequestCounts;
import dev.antigravity.net.AllowedHosts;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.Sentinel;
import dev.antigravity.pool.Patience;
import dev.antigravity.pool.Pool;
import dev.antigravity.pool.RestBook;
import dev.antigravity.pool.ServiceHealth;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import dev.antigravity.protocol.cloudcode.CloudCodeCodec;
import dev.antigravity.protocol.gemini.GeminiCodec;
import dev.antigravity.protocol.openai.chat.OpenAiChatCodec;
import dev.antigravity.protocol.openai.responses.OpenAiResponsesCodec;
import dev.antigravity.relay.QuotaKeeper;
import dev.antigravity.relay.Relay;
import dev.antigravity.relay.Underway;
import dev.antigravity.route.Latencies;
import dev.antigravity.route.Router;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.ServerSettings;
import dev.antigravity.settings.Settings;
import dev.antigravity.upstream.QuotaClient;
import dev.antigravity.upstream.UpstreamClient;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Puts the proxy together and takes it apart again.
public final class ProxyWiring implements AutoCloseable {
    private final Proxy proxy;
    private final Ledger ledger;
    private final Pool pool;
    private final OutboundClient client;
    private final Sentinel sentinel;

    private ProxyWiring(Proxy proxy, Ledger ledger, Pool pool, OutboundClient client, Sentinel sentinel) {
        this.proxy = proxy;
        this.ledger = ledger;
        this.pool = pool;
        this.client = client;
        this.sentinel = sentinel;
    }

    /// What it takes to serve requests, beside a port.
    ///
    /// @param settings everything the user says, as it is at each moment
    /// @param rests    who rests, from before
    /// @param listings what providers said of their models
    /// @param facts    what others know of them
    /// @param keys     what clients may prove themselves with
    /// @param patience how time is waited for
    /// @param version  of this plugin
    public record Means(
            Supplier<Settings> settings,
            AccountsInForce accounts,
            RestBook rests,
            ModelSource listings,
            Supplier<ModelFacts> facts,
            List<Secret> keys,
            Clock clock,
            Patience patience,
            RandomGenerator random,
            String version) {}

    /// @param server how to listen, now and until it is closed
    /// @throws dev.antigravity.endpoint.PortTakenException if somebody else listens where the settings say
    public static ProxyWiring start(ServerSettings server, Means means) throws IOException {
        return start(server, means, Surroundings.NONE);
    }

    static ProxyWiring start(ServerSettings server, Means means, Surroundings around) throws IOException {
        var accounts = means.accounts();
        var clock = means.clock();
        var writer = around.writer();
        var ids = new IdSource(means.random());
        var sentinel = new Sentinel();
        var hosts = new AllowedHosts();
        var settings = new AdmittedSettings(means.settings(), hosts);
        var client = new OutboundClient(hosts, "antigravity/" + means.version(), sentinel);
        var catalog = new Catalog(List.of(new StatedModels(settings), means.listings()), means.facts());
        var models = new ModelsInForce(settings, catalog);
        var pool = new Pool(accounts, clock, () -> settings.get().routing().longestRest(), means.rests());
        var latencies = new Latencies();
        var router = new Router(settings, accounts, models, new Measured(latencies, pool));
        var hasBudgets = server.clients().stream().anyMatch(one -> one.budget().isPresent());
        var spending = new ClientSpending(hasBudgets);
        var quotaBook = new QuotaBook(pool::learn);
        var limits = new ClientLimits(server.clients(), spending, clock);
        var log = new ExchangeLog();
        var ledger = new Ledger(
                new PricesInForce(models, new Lazy<>(() -> new PictureCosts(catalog, PicturePrices.load()))),
                record -> {
                    log.write(record);
                    limits.over(record);
                    writer.ifPresent(disk -> disk.add(record));
                });
        var quotas = new QuotaKeeper(settings, accounts, new QuotaClient(client, clock), quotaBook, clock);
        writer.ifPresent(disk -> keep(disk, spending, quotaBook));
        var counts =
                new RequestCounts(provider -> settings.get().provider(provider).map(ProviderSettings::protocol));
        var underway = new Underway(counts::over);
        var health = new ServiceHealth(clock);
        var relay = new Relay(
                new Relay.Choosing(router, accounts, pool, health, latencies, means.patience()),
                upstreamCodecs(),
                new UpstreamClient(client),
                quotas,
                ledger,
                underway,
                ids,
                clock,
                sentinel,
                server.pingAfter());
        var parts = new Proxy.Parts(
                new Guard(
                        means.keys(),
                        limits,
                        request -> around.dashboard()
                                .filter(page -> page.opens(request))
                                .isPresent()),
                limits,
                relay,
                quotas,
                clientCodecs(),
                () -> models.listed(router.names()),
                sentinel,
                ids,
                clock,
                means.version(),
                ledger,
                writer,
                new Checkup(
                        settings,
                        accounts,
                        means.rests(),
                        health,
                        ledger,
                        around.vault(),
                        () -> writer.map(LedgerWriter::state)),
                underway,
                counts,
                around.logins(),
                around.dashboard()
                        .map(page -> page.endpoints(new Watched(underway, ledger, means.rests(), relay.pictures())))
                        .orElse(List.of()));
        try {
            return new ProxyWiring(Proxy.start(server, parts), ledger, pool, client, sentinel);
        } catch (IOException | RuntimeException e) {
            client.close();
            sentinel.close();
            throw e;
        }
    }

    /// Nobody gets a new budget by a restart: what was spent is known before the first request.
    private static void keep(LedgerWriter disk, ClientSpending spending, QuotaBook quotas) {
        disk.keep(spending);
        disk.keep(quotas);
        if (spending.isShared()) {
            disk.recall();
        }
    }

    private static Map<Protocol, ClientCodec> clientCodecs() {
        return Map.of(
                Protocol.ANTHROPIC_MESSAGES, new AnthropicCodec(),
                Protocol.OPENAI_CHAT, new OpenAiChatCodec(),
                Protocol.OPENAI_RESPONSES, new OpenAiResponsesCodec(),
                Protocol.GEMINI, new GeminiCodec());
    }

    private static Map<Protocol, UpstreamCodec> upstreamCodecs() {
        return Map.of(
                Protocol.ANTHROPIC_MESSAGES, new AnthropicCodec(),
                Protocol.OPENAI_CHAT, new OpenAiChatCodec(),
                Protocol.OPENAI_RESPONSES, new OpenAiResponsesCodec(),
                Protocol.GEMINI, new GeminiCodec(),
                Protocol.CLOUD_CODE, new CloudCodeCodec(UUID::randomUUID));
    }

    public Proxy proxy() {
        return proxy;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Pool pool() {
        return pool;
    }

    /// Lets running answers finish within the configured time, then stops everything.
    public void drain() {
        proxy.drain();
        close();
    }

    @Override
    public void close() {
        proxy.close();
        client.close();
        sentinel.close();
    }
}
