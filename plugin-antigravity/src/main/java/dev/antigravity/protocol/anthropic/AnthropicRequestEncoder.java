package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.History;
import dev.antigravity.protocol.OutputLimit;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.protocol.ToolNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a Messages request (AUP).
final class AnthropicRequestEncoder {
    private static final String JSON_ONLY = "Respond with a single valid JSON object and nothing else.";

    private final ChatRequest request;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;
    private final ToolNames names;
    private final AnthropicPartEncoder parts;
    private final List<SystemBlock> system;

    AnthropicRequestEncoder(ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        this.request = request;
        this.profile = profile;
        this.receipt = receipt;
        names = new ToolNames(ToolNames.Rule.ANTHROPIC, request.tools(), true);
        parts = new AnthropicPartEncoder(names, receipt);
        system = new ArrayList<>(request.system());
    }

    EncodedRequest encode(String model) {
        Crossing.note(request, Protocol.ANTHROPIC_MESSAGES, receipt);
        var stream = request.stream() || profile.forceStream();
        var maxTokens = OutputLimit.of(request, profile, receipt)
                .map(Given::value)
                .orElse(JsonNumber.of(profile.defaultMaxTokens()));
        var messages = messages();
        var tools = new AnthropicToolEncoder(request, profile, names, receipt);
        var thinking = new AnthropicThinking(request, profile, receipt);
        var thinkingField = thinking.encode(maxTokens.wholeNumber().orElse(Long.MAX_VALUE), tools.isForced(), messages);

        var body = JsonObject.builder().put("model", model).put("max_tokens", maxTokens);
        outputConfig(thinking.effort()).ifPresent(config -> body.put("output_config", config));
        if (!system.isEmpty()) {
            body.put(
                    "system",
                    system.stream().map(AnthropicRequestEncoder::systemBlock).toList());
        }
        body.put("messages", messages);
        tools.encode(body);
        thinkingField.ifPresent(field -> body.put("thinking", field));
        new AnthropicSampling(request.sampling(), profile, receipt)
                .encode(thinkingField.filter(AnthropicThinking::thinks).isPresent(), body);
        stopSequences(body);
        identity(body);
        if (stream) {
            body.put("stream", true);
        }
        Crossing.restoreExtras(request, Protocol.ANTHROPIC_MESSAGES, body);
        return new EncodedRequest(
                "/messages",
                AnthropicCodec.standing(profile),
                AnthropicCache.limited(Crossing.omit(profile.omit(), body.build())),
                names,
                stream);
    }

    /// The conversation as alternating turns; system text in its middle goes where the upstream takes it.
    private List<JsonValue> messages() {
        var turns = new Turns();
        for (var message : History.mended(request, ToolIds.ANTHROPIC, receipt)) {
            message.name().ifPresent(name -> receipt.dropped(name.path(), "messages have no participant names"));
            if (message.role() == Role.SYSTEM) {
                midSystem(message, turns);
            } else {
                turns.add(message.role(), parts.encode(message.blocks()));
            }
        }
        turns.trimEnd();
        if (turns.isEmpty()) {
            turns.add(Role.USER, systemAsMessage());
        }
        if (turns.endsWith(Role.ASSISTANT) && !profile.prefill()) {
            throw RejectedRequestException.unsupported(
                    request.messagesPath(),
                    "this model does not go on from an assistant message; end with a user message");
        }
        return turns.encode();
    }

    private void midSystem(Message message, Turns turns) {
        var texts = parts.encode(message.blocks());
        if (profile.midSystem() && turns.endsWith(Role.USER)) {
            turns.add(Role.SYSTEM, texts);
            return;
        }
        for (var block : message.blocks()) {
            if (block instanceof ContentBlock.Text text) {
                system.add(new SystemBlock(text.text(), text.cacheControl()));
            }
        }
        receipt.approximated(message.path(), "system text in the middle went to the front");
    }

    /// GEN-018.
    private List<JsonObject> systemAsMessage() {
        if (system.isEmpty()) {
            throw RejectedRequestException.invalid(request.messagesPath(), "there is nothing to answer");
        }
        receipt.approximated(request.messagesPath(), "the system text became the user's");
        var blocks = system.stream().map(AnthropicRequestEncoder::systemBlock).toList();
        system.clear();
        return blocks;
    }

    private Optional<JsonObject> outputConfig(Optional<String> effort) {
        var config = JsonObject.builder();
        effort.ifPresent(word -> config.put("effort", word));
        request.outputFormat().ifPresent(format -> {
            switch (format.value()) {
                case OutputFormat.Schema(var schema, var _, var _, var _) ->
                    config.put(
                            "format",
                            JsonObject.of(
                                    "type",
                                    new JsonString("json_schema"),
                                    "schema",
                                    AnthropicOutputSchema.restrict(schema, format.path(), receipt)));
                case OutputFormat.Json _ -> {
                    system.add(SystemBlock.of(JSON_ONLY));
                    receipt.approximated(format.path(), "asked for in the system text");
                }
            }
        });
        request.verbosity().ifPresent(word -> receipt.dropped(word.path(), "no counterpart"));
        return config.isEmpty() ? Optional.empty() : Optional.of(config.build());
    }

    private void stopSequences(JsonObject.Builder body) {
        request.stop().ifPresent(stop -> {
            var usable = stop.value().stream().filter(text -> !text.isBlank()).toList();
            if (usable.size() < stop.value().size()) {
                receipt.dropped(stop.path(), "a stop sequence must have a visible character");
            }
            if (!usable.isEmpty()) {
                body.put("stop_sequences", JsonArray.ofStrings(usable));
            }
        });
    }

    private void identity(JsonObject.Builder body) {
        request.user().ifPresent(user -> body.put("metadata", JsonObject.of("user_id", user.value())));
        request.serviceTier().ifPresent(tier -> {
            switch (tier.value()) {
                case "default" -> body.put("service_tier", "standard_only");
                case "auto" -> {}
                case "priority", "fast", "scale" -> {
                    body.put("service_tier", "auto");
                    receipt.approximated(tier.path(), "no tier of that name; the best the account has");
                }
                default -> receipt.dropped(tier.path(), "no tier of that name");
            }
        });
    }

    private static JsonObject systemBlock(SystemBlock block) {
        var encoded = JsonObject.builder().put("type", "text").put("text", block.text());
        AnthropicCache.encode(block.cacheControl(), encoded);
        return encoded.build();
    }

    /// Messages under construction: neighbours of one role are one turn, tool results come first in theirs.
    private static final class Turns {
        private final List<Role> roles = new ArrayList<>();
        private final List<List<JsonObject>> contents = new ArrayList<>();

        void add(Role role, List<JsonObject> blocks) {
            if (blocks.isEmpty()) {
                return;
            }
            if (endsWith(role)) {
                contents.getLast().addAll(blocks);
            } else {
                roles.add(role);
                contents.add(new ArrayList<>(blocks));
            }
        }

        boolean isEmpty() {
            return roles.isEmpty();
        }

        boolean endsWith(Role role) {
            return !roles.isEmpty() && roles.getLast() == role;
        }

        /// The vendor refuses a last assistant text that ends in white space.
        void trimEnd() {
            while (endsWith(Role.ASSISTANT) && isText(contents.getLast().getLast())) {
                var blocks = contents.getLast();
                var last = blocks.removeLast();
                var text = last.text("text").orElse("").stripTrailing();
                if (!text.isEmpty()) {
                    blocks.add(last.with("text", new JsonString(text)));
                    return;
                }
                if (blocks.isEmpty()) {
                    contents.removeLast();
                    roles.removeLast();
                }
            }
        }

        private static boolean isText(JsonObject block) {
            return block.text("type").equals(Optional.of("text"));
        }

        List<JsonValue> encode() {
            var messages = new ArrayList<JsonValue>();
            for (var i = 0; i < roles.size(); i++) {
                var blocks = contents.get(i);
                if (roles.get(i) == Role.USER) {
                    blocks.sort((a, b) -> Boolean.compare(isResult(b), isResult(a)));
                }
                messages.add(JsonObject.of(
                        "role", new JsonString(word(roles.get(i))), "content", new JsonArray(List.copyOf(blocks))));
            }
            return messages;
        }

        private static boolean isResult(JsonObject block) {
            return block.text("type").equals(Optional.of("tool_result"));
        }

        private static String word(Role role) {
            return switch (role) {
                case USER -> "user";
                case ASSISTANT -> "assistant";
                case SYSTEM -> "system";
            };
        }
    }
}
