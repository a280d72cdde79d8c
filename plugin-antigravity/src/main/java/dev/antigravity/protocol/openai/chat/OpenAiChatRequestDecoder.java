package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.ReplyWishes;
import dev.antigravity.chat.Sampling;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.openai.OpenAiEffort;
import dev.antigravity.protocol.openai.OpenAiIdentity;
import java.util.Optional;

/// Reads a Chat Completions request (CIN).
final class OpenAiChatRequestDecoder {
    private final JsonCursor body;
    private final ChatRequest.Builder request;

    OpenAiChatRequestDecoder(JsonObject body) {
        this.body = JsonCursor.of(body);
        request = ChatRequest.builder(Protocol.OPENAI_CHAT, body);
    }

    ChatRequest decode() {
        refuseImpossible();
        request.model(body.get("model").asString());
        request.stream(body.findBoolean("stream").orElse(false));
        new OpenAiChatMessageDecoder(body.get("messages"), request).decode();
        var legacy = new OpenAiChatToolDecoder(body, request).decode();
        limits();
        sampling();
        request.thinking(OpenAiEffort.decode(body.find("reasoning_effort"), JsonPath.of("reasoning_effort")));
        body.find("response_format").ifPresent(this::outputFormat);
        request.verbosity(Fields.text(body, "verbosity"));
        request.user(OpenAiIdentity.decode(body));
        request.serviceTier(Fields.text(body, "service_tier"));
        request.wishes(new ReplyWishes(streamOptions(), false, false, false, legacy));
        Fields.keepRest(body, request);
        return request.build();
    }

    /// GEN-017.
    private void refuseImpossible() {
        body.find("n").filter(n -> n.asLong() > 1).ifPresent(n -> {
            throw RejectedRequestException.unsupported(n.path(), "only one answer a request");
        });
        body.find("modalities").ifPresent(modalities -> {
            var words = modalities.items().stream().map(JsonCursor::asString).toList();
            if (words.contains("audio")) {
                throw RejectedRequestException.unsupported(modalities.path(), "answers are text");
            }
            if (!words.stream().allMatch("text"::equals)) {
                request.extra(new Extra("modalities", modalities.path(), modalities.value(), true));
            }
        });
        body.find("audio").ifPresent(audio -> {
            throw RejectedRequestException.unsupported(audio.path(), "answers are text");
        });
    }

    private void limits() {
        var older = Fields.number(body, "max_tokens");
        request.maxTokens(Fields.number(body, "max_completion_tokens").or(() -> older));
        Fields.texts(body, "stop").ifPresent(request::stop);
    }

    private void sampling() {
        request.sampling(new Sampling(
                Fields.number(body, "temperature"),
                Fields.number(body, "top_p"),
                Optional.empty(),
                Fields.number(body, "presence_penalty"),
                Fields.number(body, "frequency_penalty"),
                Fields.number(body, "seed"),
                body.find("logit_bias").map(bias -> Given.of(bias.asObject(), bias.path())),
                Fields.flag(body, "logprobs"),
                Fields.number(body, "top_logprobs")));
    }

    private void outputFormat(JsonCursor format) {
        var type = format.get("type");
        switch (type.asString()) {
            case "text" -> {}
            case "json_object" -> request.outputFormat(Given.of(new OutputFormat.Json(), format.path()));
            case "json_schema" -> {
                var schema = format.get("json_schema");
                request.outputFormat(Given.of(
                        new OutputFormat.Schema(
                                schema.find("schema").map(JsonCursor::asObject).orElse(JsonObject.EMPTY),
                                schema.findString("name"),
                                schema.findBoolean("strict"),
                                schema.findString("description")),
                        format.path()));
                Fields.keepRest(schema, request);
            }
            default -> throw type.complaint("expected text, json_object or json_schema");
        }
        Fields.keepRest(format, request);
    }

    /// @return whether the client wants the usage of a stream
    private boolean streamOptions() {
        var options = body.find("stream_options");
        if (options.isEmpty()) {
            return false;
        }
        var wantsUsage = options.get().findBoolean("include_usage").orElse(false);
        Fields.keepRest(options.get(), request);
        return wantsUsage;
    }
}
