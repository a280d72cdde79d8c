package dev.antigravity.plugin;

import dev.antigravity.account.CredentialSource;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.chat.Protocol;
import dev.antigravity.endpoint.Guard;
import dev.antigravity.endpoint.Proxy;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.net.AllowedHosts;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import dev.antigravity.protocol.cloudcode.CloudCodeCodec;
import dev.antigravity.protocol.gemini.GeminiCodec;
import dev.antigravity.protocol.openai.chat.OpenAiChatCodec;
import dev.antigravity.protocol.openai.responses.OpenAiResponsesCodec;
import dev.antigravity.relay.Relay;
import dev.antigravity.relay.Sentinel;
import dev.antigravity.route.AccountDirectory;
import dev.antigravity.route.Router;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.Settings;
import dev.antigravity.upstream.UpstreamClient;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Puts the proxy together and takes it apart again.
public final class ProxyWiring implements AutoCloseable {
    private final Proxy proxy;
    private final Ledger ledger;
    private final OutboundClient client;
    private final Sentinel sentinel;

    private ProxyWiring(Proxy proxy, Ledger ledger, OutboundClient client, Sentinel sentinel) {
        this.proxy = proxy;
        this.ledger = ledger;
        this.client = client;
        this.sentinel = sentinel;
    }

    /// @param keys what clients may prove themselves with
    /// @throws dev.antigravity.endpoint.PortTakenException if somebody else listens where the settings say
    public static ProxyWiring start(
            Supplier<Settings> settings,
            AccountDirectory accounts,
            CredentialSource credentials,
            List<Secret> keys,
            Clock clock,
            RandomGenerator random,
            String version)
            throws IOException {
        var now = settings.get();
        var ids = new IdSource(random);
        var ledger = new Ledger();
        var sentinel = new Sentinel();
        var client = new OutboundClient(hosts(now), "antigravity/" + version);
        var router = new Router(settings, accounts, _ -> List.of());
        var relay = new Relay(
                router,
                upstreamCodecs(),
                new UpstreamClient(client),
                credentials,
                ledger,
                ids,
                clock,
                sentinel,
                now.server().pingAfter());
        var parts = new Proxy.Parts(
                new Guard(keys), relay, clientCodecs(), () -> listed(router), sentinel, ids, clock, version);
        return new ProxyWiring(Proxy.start(now.server(), parts), ledger, client, sentinel);
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

    private static AllowedHosts hosts(Settings settings) {
        var hosts = new AllowedHosts();
        for (var provider : settings.providers().values()) {
            provider.baseUrl().map(BaseUrl::stated).ifPresent(hosts::allow);
            provider.accounts()
                    .forEach(account -> account.baseUrl().map(BaseUrl::stated).ifPresent(hosts::allow));
        }
        return hosts;
    }

    private static List<ListedModel> listed(Router router) {
        return router.names().stream()
                .map(name -> new ListedModel(name, name, "antigravity", Optional.empty(), Optional.empty()))
                .toList();
    }

    public Proxy proxy() {
        return proxy;
    }

    public Ledger ledger() {
        return ledger;
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
