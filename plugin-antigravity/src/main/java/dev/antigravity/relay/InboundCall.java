package dev.antigravity.relay;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.ThinkingPlaces;
import dev.antigravity.route.Candidate;
import dev.antigravity.route.ModelName;
import dev.antigravity.route.RequestFacts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A request to be served: its bytes, and what a scan of them told. It is built only if a translation needs it, and
/// then once.
public final class InboundCall {
    private final String id;
    private final Instant received;
    private final long receivedNanos = System.nanoTime();
    private final ClientCodec codec;
    private final RequestTarget target;
    private final UnaryOperator<String> operation;
    private final Headers headers;
    private final String query;
    private final TopLevelMembers members;
    private final RequestFacts facts;
    private final LiveStream.Framing framing;
    private final Cancellation client;
    private Optional<ImageOrder> order = Optional.empty();
    private Optional<String> sender = Optional.empty();
    private @Nullable ChatRequest request;
    private @Nullable Optional<String> conversation;
    private @Nullable Boolean strangers;

    /// @param id        ours
    /// @param operation what follows base URL and version on an upstream of the same protocol, given its model's
    /// name
    /// @param query     of the request, without credentials
    /// @param arrayed   whether a stream is one JSON array
    /// @param client    cancelled when the client hangs up
    /// @throws dev.antigravity.json.MalformedJsonException if the body is no JSON object
    public InboundCall(
            String id,
            Instant received,
            ClientCodec codec,
            RequestTarget target,
            UnaryOperator<String> operation,
            Headers headers,
            String query,
            byte[] body,
            boolean arrayed,
            Cancellation client) {
        this.id = id;
        this.received = received;
        this.codec = codec;
        this.target = target;
        this.operation = operation;
        this.headers = headers;
        this.query = query;
        this.client = client;
        framing = arrayed ? LiveStream.Framing.JSON_ARRAY : LiveStream.Framing.SSE;
        members = TopLevelMembers.scan(body);
        var asked = ModelName.parse(model());
        var needs = new ScannedNeeds(codec.protocol(), members, asked);
        facts = new RequestFacts(codec.protocol(), asked, isStream(), body.length, needs);
    }

    /// A request for pictures.
    ///
    /// @param codec of the client, for errors
    public static InboundCall forPictures(
            String id,
            Instant received,
            ClientCodec codec,
            String operation,
            Headers headers,
            String query,
            ImageOrder order,
            Cancellation client) {
        var call = new InboundCall(
                id, received, codec, RequestTarget.REPLY, _ -> operation, headers, query, order.facts(), false, client);
        call.order = Optional.of(order);
        return call;
    }

    private String model() {
        return target.model()
                .or(() -> members.text("model"))
                .orElseThrow(() -> RejectedRequestException.invalid(JsonPath.of("model"), "required, but missing"));
    }

    /// Whether the body, and not the path, says which model is wanted.
    boolean namesModelInBody() {
        return target.model().isEmpty();
    }

    private boolean isStream() {
        return target.stream()
                || !counts()
                        && members.value("stream")
                                .filter(JsonBoolean.TRUE::equals)
                                .isPresent();
    }

    /// Whether only the tokens of the request are to be counted.
    boolean counts() {
        return target.purpose() == RequestTarget.Purpose.TOKEN_COUNT;
    }

    ExchangeRecord.Purpose purpose() {
        if (order.isPresent()) {
            return ExchangeRecord.Purpose.PICTURES;
        }
        return counts() ? ExchangeRecord.Purpose.COUNT : ExchangeRecord.Purpose.REPLY;
    }

    /// Its sender showed a key of its own.
    ///
    /// @param name of the client
    public void sentBy(String name) {
        sender = Optional.of(name);
    }

    /// The client whose own key it showed.
    public Optional<String> sender() {
        return sender;
    }

    /// The pictures that are wanted, if it is pictures.
    Optional<ImageOrder> order() {
        return order;
    }

    public String id() {
        return id;
    }

    public Instant received() {
        return received;
    }

    long receivedNanos() {
        return receivedNanos;
    }

    public Protocol protocol() {
        return codec.protocol();
    }

    ClientCodec codec() {
        return codec;
    }

    public RequestFacts facts() {
        return facts;
    }

    /// What the conversation it belongs to is known by; empty if nothing tells.
    Optional<String> conversation() {
        var known = conversation;
        if (known == null) {
            known = Conversations.key(headers, members);
            conversation = known;
        }
        return known;
    }

    String operation(String upstreamModel) {
        return operation.apply(upstreamModel) + (query.isEmpty() ? "" : "?" + query);
    }

    Headers headers() {
        return headers;
    }

    TopLevelMembers members() {
        return members;
    }

    LiveStream.Framing framing() {
        return framing;
    }

    Cancellation client() {
        return client;
    }

    /// Whether it may hold reasoning that only another maker's model can read. Looked for once, and only if somebody
    /// asks.
    boolean bearsStrangersReasoning() {
        if (strangers == null) {
            strangers = StrangersReasoning.isIn(members.document());
        }
        return strangers;
    }

    /// Whether an upstream of the client's own protocol can read the bytes as they are; in Anthropic's, the little it
    /// cannot is taken out.
    boolean isReadableAsItIs(Candidate candidate) {
        return protocol() == Protocol.ANTHROPIC_MESSAGES
                || !bearsStrangersReasoning() && !bearsGooglesProofs(candidate);
    }

    /// A Chat client has Google's proofs in a place of Google's own, which OpenAI refuses; a model of Google's behind
    /// Chat needs them.
    private boolean bearsGooglesProofs(Candidate candidate) {
        return protocol() == Protocol.OPENAI_CHAT
                && !candidate.model().toLowerCase(Locale.ROOT).contains("gemini")
                && StrangersReasoning.holdsGooglesProofs(members.document());
    }

    /// The request as this candidate is to get it: what the model's name asks for wins over the body.
    ///
    /// @throws RejectedRequestException if it cannot be translated
    ChatRequest request(Candidate candidate) {
        return candidate.thinking().map(request()::withThinking).orElseGet(this::request);
    }

    /// So much of the request as bears on how the model is to think, built.
    ///
    /// @throws RejectedRequestException if it makes no sense
    ChatRequest excerpt(ThinkingPlaces places) {
        try {
            return codec.decodeRequest(places.excerpt(members), target);
        } catch (JsonShapeException e) {
            throw RejectedRequestException.of(e);
        }
    }

    /// The request, built.
    ///
    /// @throws RejectedRequestException if it cannot be translated
    ChatRequest request() {
        if (request == null) {
            try {
                request = codec.decodeRequest(Json.parseObject(members.document()), target);
            } catch (JsonShapeException e) {
                throw RejectedRequestException.of(e);
            }
        }
        return request;
    }
}
