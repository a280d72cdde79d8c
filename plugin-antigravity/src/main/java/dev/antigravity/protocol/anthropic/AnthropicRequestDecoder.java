package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.ReplyWishes;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Sampling;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a Messages request (AIN).
final class AnthropicRequestDecoder {
    private final JsonCursor body;
    private final RequestTarget target;
    private final ChatRequest.Builder request;
    private final AnthropicPartDecoder parts;

    AnthropicRequestDecoder(JsonObject body, RequestTarget target) {
        this.body = JsonCursor.of(body);
        this.target = target;
        request = ChatRequest.builder(Protocol.ANTHROPIC_MESSAGES, body);
        parts = new AnthropicPartDecoder(request);
    }

    ChatRequest decode() {
        request.model(body.get("model").asString());
        request.stream(body.findBoolean("stream").orElse(false));
        limits();
        system();
        messages();
        new AnthropicToolDecoder(body, request).decode();
        sampling();
        thinking();
        outputFormat();
        body.find("metadata").ifPresent(metadata -> {
            request.user(Fields.text(metadata, "user_id"));
            Fields.keepRest(metadata, request, metadata.asObject().names().toArray(String[]::new));
        });
        request.serviceTier(Fields.text(body, "service_tier").map(AnthropicRequestDecoder::tier));
        Fields.keepRest(body, request);
        return request.build();
    }

    private void limits() {
        if (target.purpose() == RequestTarget.Purpose.TOKEN_COUNT) {
            return;
        }
        var limit = body.get("max_tokens");
        var tokens = limit.asLong();
        if (tokens == 0) {
            throw RejectedRequestException.unsupported(
                    limit.path(), "only Anthropic can warm a cache without an answer");
        }
        if (tokens < 0) {
            throw limit.complaint("must be at least 1");
        }
        request.maxTokens(Fields.number(body, "max_tokens"));
        Fields.texts(body, "stop_sequences").ifPresent(request::stop);
    }

    private void system() {
        var system = body.find("system");
        if (system.isEmpty()) {
            return;
        }
        if (system.get().isString()) {
            request.system(SystemBlock.of(system.get().asString()));
            return;
        }
        for (var block : system.get().items()) {
            block.skip("type");
            request.system(new SystemBlock(block.get("text").asString(), AnthropicCache.decode(block)));
            Fields.keepRest(block, request);
        }
    }

    private void messages() {
        var field = body.get("messages");
        var messages = new ArrayList<Message>();
        for (var item : field.items()) {
            var role = role(item.get("role"));
            var content = item.get("content");
            messages.add(Message.of(role, parts.content(content), item.path()));
            Fields.keepRest(item, request);
        }
        request.messages(messages, field.path());
    }

    private static Role role(JsonCursor role) {
        return switch (role.asString()) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            default -> throw role.complaint("expected user, assistant or system");
        };
    }

    private void sampling() {
        request.sampling(new Sampling(
                Fields.number(body, "temperature"),
                Fields.number(body, "top_p"),
                Fields.number(body, "top_k"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private void thinking() {
        var effort = body.find("output_config")
                .flatMap(config -> config.find("effort"))
                .map(word -> Given.of(
                        Effort.byWord(word.asString()).orElseThrow(() -> word.complaint("no known effort")),
                        word.path()));
        var thinking = body.find("thinking");
        var path = JsonPath.of("thinking");
        if (thinking.isEmpty()) {
            request.thinking(new ThinkingRequest(ThinkingRequest.State.UNSET, Optional.empty(), effort, path));
            return;
        }
        var type = thinking.get().get("type");
        var state = state(type);
        var budget = thinking.get().find("budget_tokens").map(tokens -> Given.of(tokens.asLong(), tokens.path()));
        request.thinking(new ThinkingRequest(state, budget, effort, path));
        request.wishes(new ReplyWishes(false, false, false, state == ThinkingRequest.State.OFF, false));
        Fields.keepRest(thinking.get(), request, "display");
    }

    private ThinkingRequest.State state(JsonCursor type) {
        return switch (type.asString()) {
            case "enabled", "adaptive" -> ThinkingRequest.State.ON;
            case "disabled" -> ThinkingRequest.State.OFF;
            case "between_tools" -> {
                request.receipt().approximated(JsonPath.of("thinking"), "no thinking at all instead of between tools");
                yield ThinkingRequest.State.OFF;
            }
            default -> throw type.complaint("expected enabled, adaptive, disabled or between_tools");
        };
    }

    private void outputFormat() {
        var config = body.find("output_config");
        if (config.isEmpty()) {
            return;
        }
        config.get().find("format").ifPresent(format -> {
            format.skip("type");
            var schema = new OutputFormat.Schema(
                    format.get("schema").asObject(), Optional.empty(), Optional.empty(), Optional.empty());
            request.outputFormat(Given.of(schema, format.path()));
            Fields.keepRest(format, request);
        });
        config.get().skip("effort");
        Fields.keepRest(config.get(), request);
    }

    private static Given<String> tier(Given<String> tier) {
        return tier.value().equals("standard_only") ? Given.of("default", tier.path()) : tier;
    }

    /// The texts of a system message or a search result.
    static List<String> texts(JsonCursor content) {
        return content.isString()
                ? List.of(content.asString())
                : content.items().stream()
                        .map(block -> block.get("text").asString())
                        .toList();
    }
}
