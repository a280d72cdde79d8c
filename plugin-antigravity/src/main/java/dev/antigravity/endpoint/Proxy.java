package dev.antigravity.endpoint;

import dev.antigravity.chat.ListedModel;
import dev.antigravity.chat.Protocol;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.ledger.LedgerWriter;
import dev.antigravity.metrics.RequestCounts;
import dev.antigravity.net.Sentinel;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.relay.KeyedAnswers;
import dev.antigravity.relay.PictureFeed;
import dev.antigravity.relay.QuotaKeeper;
import dev.antigravity.relay.Relay;
import dev.antigravity.relay.Underway;
import dev.antigravity.settings.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The routing proxy, listening. Thread-safe.
public final class Proxy implements AutoCloseable {
    /// Of requests for pictures: 80 of the largest at a time.
    private static final long BYTES_ON_DISK = 4L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    /// A client that answers none of so many signs of life is gone.
    private static final int SIGNS_MISSED = 3;

    /// A body that is translated is in memory as bytes, as values of two protocols, and as bytes again.
    private static final int COPIES_OF_A_BODY = 8;

    private final LocalServer server;
    private final String host;
    private final Duration drain;
    private final KeyedAnswers answers;
    private final PictureFeed feed;

    private Proxy(LocalServer server, String host, Duration drain, KeyedAnswers answers, PictureFeed feed) {
        this.server = server;
        this.answers = answers;
        this.feed = feed;
        this.host = host;
        this.drain = drain;
    }

    /// What the proxy is made of.
    ///
    /// @param models  what clients may ask for
    /// @param version of this program
    /// @param ledger  what became of requests
    /// @param writer  of the ledger on disk, if there is one
    /// @param checkup how all of this is
    /// @param counts  what is told to those who watch
    /// @param logins  the ways to sign in over HTTP, if there are any
    /// @param more    that others bring
    public record Parts(
            Guard guard,
            ClientLimits limits,
            Relay relay,
            QuotaKeeper quotas,
            Map<Protocol, ClientCodec> codecs,
            Supplier<List<ListedModel>> models,
            Sentinel sentinel,
            IdSource ids,
            Clock clock,
            String version,
            Ledger ledger,
            Optional<LedgerWriter> writer,
            Checkup checkup,
            Underway underway,
            RequestCounts counts,
            Optional<HttpLogins> logins,
            List<Endpoint> more) {
        public Parts {
            codecs = Map.copyOf(codecs);
            more = List.copyOf(more);
        }
    }

    /// Listens from the moment this returns.
    ///
    /// @throws PortTakenException if somebody else listens there
    public static Proxy start(ServerSettings settings, Parts parts) throws IOException {
        var limits = new HttpLimits(
                settings.maxBodyBytes(),
                settings.headerTimeout(),
                settings.bodyIdleTimeout(),
                settings.bodyIdleTimeout().multipliedBy(10),
                settings.keepAlive(),
                settings.pingAfter().multipliedBy(SIGNS_MISSED),
                8_192);
        var budgets = new BodyBudgets(
                new ByteBudget(Runtime.getRuntime().maxMemory() / COPIES_OF_A_BODY), new ByteBudget(BYTES_ON_DISK));
        var dialects = new Dialects(parts.codecs());
        var answers = new KeyedAnswers(parts.clock());
        var endpoints = endpoints(dialects, settings, parts, answers, budgets.memory());
        var doors = new Doors(parts.guard(), dialects, endpoints, parts.ids());
        var server = LocalServer.start(
                InetAddress.getByName(settings.host()), settings.port(), doors, limits, budgets, parts.sentinel());
        return new Proxy(
                server,
                settings.host(),
                settings.drainTimeout(),
                answers,
                parts.relay().pictures());
    }

    private static List<Endpoint> endpoints(
            Dialects dialects, ServerSettings settings, Parts parts, KeyedAnswers answers, ByteBudget budget) {
        var endpoints = new ArrayList<Endpoint>();
        var admission = new Admission(parts.guard(), parts.limits());
        var door = new ConversationDoors(dialects, admission, parts, answers);
        endpoints.add(door.answering("/messages", Protocol.ANTHROPIC_MESSAGES));
        endpoints.add(door.answering("/chat/completions", Protocol.OPENAI_CHAT));
        endpoints.add(door.answering("/responses", Protocol.OPENAI_RESPONSES));
        endpoints.add(door.counting("/messages/count_tokens", Protocol.ANTHROPIC_MESSAGES));
        endpoints.add(door.counting("/responses/input_tokens", Protocol.OPENAI_RESPONSES));
        endpoints.add(
                new GeminiEndpoint(dialects.of(Protocol.GEMINI), admission, parts.relay(), parts.ids(), parts.clock()));
        endpoints.add(door.drawing("/images/generations"));
        endpoints.add(door.drawing("/images/edits"));
        endpoints.add(new PictureProgressEndpoint(parts.relay().pictures(), settings.pingAfter()));
        endpoints.add(new ModelsEndpoint(dialects, parts.models(), admission));
        endpoints.add(new AccountLimitsEndpoint(parts.quotas(), parts.writer(), parts.clock()));
        endpoints.add(new HealthEndpoint(parts.version()));
        endpoints.add(new DeepHealthEndpoint(parts.checkup(), parts.version()));
        endpoints.add(new MetricsEndpoint(
                parts.counts(), parts.checkup(), parts.quotas(), parts.underway(), budget, parts.version()));
        endpoints.add(new ExchangesEndpoint(parts.ledger()));
        parts.writer().ifPresent(writer -> endpoints.add(new LedgerEndpoint(writer)));
        parts.logins().ifPresent(logins -> {
            endpoints.add(new LoginEndpoint.Callback(logins));
            endpoints.add(new LoginEndpoint(logins));
        });
        endpoints.addAll(parts.more());
        return endpoints;
    }

    private record ConversationDoors(Dialects dialects, Admission admission, Parts parts, KeyedAnswers answers) {
        Endpoint answering(String operation, Protocol protocol) {
            return door(operation, RequestTarget.REPLY, protocol);
        }

        Endpoint counting(String operation, Protocol protocol) {
            return door(operation, RequestTarget.COUNT, protocol);
        }

        Endpoint drawing(String operation) {
            return new ImageEndpoint(
                    operation,
                    dialects.of(Protocol.OPENAI_CHAT),
                    admission,
                    parts.relay(),
                    answers,
                    parts.ids(),
                    parts.clock());
        }

        private Endpoint door(String operation, RequestTarget target, Protocol protocol) {
            return new ConversationEndpoint(
                    "/v1" + operation,
                    operation,
                    target,
                    dialects.of(protocol),
                    admission,
                    parts.relay(),
                    parts.ids(),
                    parts.clock());
        }
    }

    public int port() {
        return server.port();
    }

    /// What clients put in front of `/v1/…`.
    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /// Takes no more requests, lets running answers finish within the configured time, and stops.
    public void drain() {
        feed.close();
        server.stop(drain);
    }

    /// Stops at once.
    @Override
    public void close() {
        feed.close();
        server.close();
        try {
            answers.close();
        } catch (IOException e) {
            LOG.warn("an answer could not be let go of", e);
        }
    }
}
