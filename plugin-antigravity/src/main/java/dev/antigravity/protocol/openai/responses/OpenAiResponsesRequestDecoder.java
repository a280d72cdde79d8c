package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.ReplyWishes;
import dev.antigravity.chat.Sampling;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.openai.OpenAiEffort;
import dev.antigravity.protocol.openai.OpenAiIdentity;
import java.util.List;
import java.util.Optional;

/// Reads a Responses request (RIN).
final class OpenAiResponsesRequestDecoder {
    /// What only a server that remembers earlier answers could honour.
    private static final List<String> STATE = List.of("previous_response_id", "conversation", "prompt");

    private final JsonCursor body;
    private final ChatRequest.Builder request;
    private boolean encryptedReasoning;
    private Optional<Given<Boolean>> logprobs = Optional.empty();

    OpenAiResponsesRequestDecoder(JsonObject body) {
        this.body = JsonCursor.of(body);
        request = ChatRequest.builder(Protocol.OPENAI_RESPONSES, body);
    }

    ChatRequest decode() {
        refuseImpossible();
        request.model(body.get("model").asString());
        request.stream(body.findBoolean("stream").orElse(false));
        body.findString("instructions")
                .filter(text -> !text.isEmpty())
                .map(SystemBlock::of)
                .ifPresent(request::system);
        conversation();
        include();
        reasoning();
        sampling();
        request.maxTokens(Fields.number(body, "max_output_tokens"));
        body.find("text").ifPresent(this::text);
        request.user(OpenAiIdentity.decode(body));
        request.serviceTier(Fields.text(body, "service_tier"));
        body.find("stream_options").ifPresent(options -> Fields.keepRest(options, request));
        if (isTruncationOff()) {
            body.skip("truncation");
        }
        Fields.keepRest(body, request);
        return request.build();
    }

    /// GEN-017.
    private void refuseImpossible() {
        for (var name : STATE) {
            body.find(name).ifPresent(field -> {
                throw RejectedRequestException.unsupported(field.path(), "nothing is kept between requests");
            });
        }
        body.find("background").filter(JsonCursor::asBoolean).ifPresent(background -> {
            throw RejectedRequestException.unsupported(background.path(), "answers are not kept to be fetched later");
        });
    }

    /// Nothing else is ever done here (RIN-010).
    private boolean isTruncationOff() {
        return body.asObject().text("truncation").equals(Optional.of("disabled"));
    }

    private void conversation() {
        var tools = new OpenAiResponsesToolDecoder(body, request);
        tools.decode(body.itemsOf("tools"));
        new OpenAiResponsesItemDecoder(body.get("input"), request, tools).decode();
        tools.describeNamespaces();
        tools.decodeChoice();
    }

    private void include() {
        for (var entry : body.itemsOf("include")) {
            switch (entry.asString()) {
                case OpenAiResponsesIncludes.ENCRYPTED_REASONING -> encryptedReasoning = true;
                case OpenAiResponsesIncludes.LOGPROBS -> logprobs = Optional.of(Given.of(true, entry.path()));
                default -> request.extra(new Extra(entry.asString(), entry.path(), entry.value(), true));
            }
        }
    }

    private void reasoning() {
        var path = JsonPath.of("reasoning");
        var reasoning = body.find("reasoning");
        var effort = reasoning.flatMap(settings -> settings.find("effort"));
        request.thinking(OpenAiEffort.decode(effort, path));
        var older = reasoning.flatMap(settings -> settings.find("generate_summary"));
        var summary = reasoning.flatMap(settings -> settings.find("summary")).or(() -> older);
        request.wishes(new ReplyWishes(false, encryptedReasoning, summary.isPresent(), false, false));
        reasoning.ifPresent(settings -> Fields.keepRest(settings, request, "context"));
    }

    /// Alternatives to a token are only ever given with the token's own probability.
    private void sampling() {
        request.sampling(new Sampling(
                Fields.number(body, "temperature"),
                Fields.number(body, "top_p"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                logprobs,
                logprobs.isPresent() ? Fields.number(body, "top_logprobs") : Optional.empty()));
    }

    private void text(JsonCursor text) {
        text.find("format").ifPresent(this::format);
        request.verbosity(Fields.text(text, "verbosity"));
        Fields.keepRest(text, request);
    }

    private void format(JsonCursor format) {
        var type = format.get("type");
        switch (type.asString()) {
            case "text" -> {}
            case "json_object" -> request.outputFormat(Given.of(new OutputFormat.Json(), format.path()));
            case "json_schema" ->
                request.outputFormat(Given.of(
                        new OutputFormat.Schema(
                                format.get("schema").asObject(),
                                format.findString("name"),
                                format.findBoolean("strict"),
                                format.findString("description")),
                        format.path()));
            default -> throw type.complaint("expected text, json_object or json_schema");
        }
        Fields.keepRest(format, request);
    }
}
