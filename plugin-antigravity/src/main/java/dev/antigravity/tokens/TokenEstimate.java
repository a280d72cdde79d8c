package dev.antigravity.tokens;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.Tool;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Estimates what a model's prompt of a request would count. Thread-safe.
///
/// Sources of the surcharges: OpenAI's cookbook, "How to count tokens with tiktoken" (3 tokens a message, 3 for the
/// beginning of the answer), and counts its API gave (9 for the frame around tools, 3 for a call).
public final class TokenEstimate {
    private static final int MESSAGE = 3;
    private static final int ROLE = 1;
    private static final int NAME = 1;
    private static final int CALL = 3;
    private static final int TOOLS = 9;
    private static final int ANSWER = 3;

    /// How OpenAI shows rare keywords of a schema is not published; leaving them out would count too little.
    private static final double TYPED = 1.03;

    private final Tokenizer tokenizer = new Tokenizer();

    /// @param model as the upstream names it
    public long of(ChatRequest request, String model) {
        var rules = TokenRules.of(model);
        var sum = new Sum(rules);
        sum.system(request.system());
        request.messages().forEach(sum::message);
        sum.tools(request.tools());
        request.outputFormat().map(Given::value).ifPresent(sum::format);
        return (long) Math.ceil(sum.textTokens * rules.scale()) + sum.mediaTokens + ANSWER;
    }

    /// The tokens of one request. Not thread-safe.
    private final class Sum {
        private final TokenRules rules;
        private final HashMap<String, String> toolNames = new HashMap<>();
        private long textTokens;
        private long mediaTokens;

        Sum(TokenRules rules) {
            this.rules = rules;
        }

        void system(List<SystemBlock> blocks) {
            if (!blocks.isEmpty()) {
                textTokens += MESSAGE + ROLE;
                text(blocks.stream().map(SystemBlock::text).collect(Collectors.joining("\n\n")));
            }
        }

        /// Results are messages of their own.
        void message(Message message) {
            if (message.blocks().stream().anyMatch(block -> !(block instanceof ContentBlock.ToolResult))) {
                textTokens += MESSAGE + ROLE;
            }
            message.name().ifPresent(name -> {
                textTokens += NAME;
                text(name.value());
            });
            message.blocks().forEach(this::block);
        }

        private void block(ContentBlock block) {
            switch (block) {
                case ContentBlock.Text text -> text(text.text());
                case ContentBlock.Thinking thinking -> text(thinking.text());
                case ContentBlock.Refusal refusal -> text(refusal.text());
                case ContentBlock.Image image -> image(image);
                case ContentBlock.Document document -> document(document);
                case ContentBlock.Audio audio -> audio(audio);
                case ContentBlock.ToolUse use -> call(use);
                case ContentBlock.ToolResult result -> result(result);
                case ContentBlock.Native other -> other.standIns().forEach(this::block);
                case ContentBlock.RedactedThinking _ -> {} // no other vendor is sent it
            }
        }

        private void call(ContentBlock.ToolUse use) {
            toolNames.put(use.id(), use.name());
            textTokens += CALL;
            text(use.name());
            text(use.arguments());
        }

        private void result(ContentBlock.ToolResult result) {
            textTokens += MESSAGE;
            text(toolNames.getOrDefault(result.toolUseId(), ""));
            result.content().forEach(this::block);
        }

        private void image(ContentBlock.Image image) {
            var closely = image.detail().map(Given::value).filter("low"::equals).isEmpty();
            var size = image.source() instanceof MediaSource.Base64(var _, var data)
                    ? bytes(data).flatMap(ImageSize::read)
                    : Optional.<ImageSize>empty();
            mediaTokens += rules.images().tokens(size.orElse(ImageSize.UNKNOWN), closely);
        }

        private void document(ContentBlock.Document document) {
            document.title().ifPresent(this::text);
            switch (document.source()) {
                case MediaSource.PlainText(var text) -> text(text);
                case MediaSource.Base64(var type, var data)
                when type.startsWith("text/") ->
                    text(bytes(data).map(String::new).orElse(""));
                case MediaSource.Base64(var _, var data) ->
                    pages(bytes(data).map(PdfPages::read).orElse(PdfPages.UNKNOWN));
                case MediaSource.Url _, MediaSource.FileId _ -> pages(PdfPages.UNKNOWN);
            }
        }

        /// Vendors show a model each page as a picture, and its text beside it.
        private void pages(PdfPages pages) {
            mediaTokens += pages.count() * rules.images().tokens(PdfPages.PAGE_SIZE, true);
            textTokens += Math.ceilDiv(pages.characters(), 4);
        }

        /// Source: ai.google.dev/gemini-api/docs/tokens, 32 tokens a second; OpenAI states 10. Sixteen-bit samples at
        /// 16 kHz are assumed for wav, 128 kbit/s for mp3.
        private void audio(ContentBlock.Audio audio) {
            var bytesPerSecond = audio.mediaType().endsWith("wav") ? 32_000 : 16_000;
            mediaTokens += Math.ceilDiv(audio.data().length() * 3L / 4 * 32, bytesPerSecond);
        }

        void tools(List<Tool> tools) {
            var functions = tools.stream()
                    .filter(Tool.Function.class::isInstance)
                    .map(Tool.Function.class::cast)
                    .toList();
            if (!functions.isEmpty()) {
                textTokens += TOOLS;
                var count = tokenizer.count(
                        rules.encoding(), rules.typedTools() ? TypedTools.text(functions) : json(functions));
                textTokens += rules.typedTools() ? Math.round(count * TYPED) : count;
            }
            tools.stream()
                    .filter(Tool.Custom.class::isInstance)
                    .map(Tool.Custom.class::cast)
                    .forEach(this::custom);
        }

        private void custom(Tool.Custom tool) {
            textTokens += TOOLS;
            text(tool.name());
            tool.description().ifPresent(this::text);
            tool.format().ifPresent(format -> text(Json.text(format)));
        }

        void format(OutputFormat format) {
            if (format instanceof OutputFormat.Schema schema) {
                textTokens += TOOLS;
                text(Json.text(schema.schema()));
            }
        }

        private void text(String text) {
            textTokens += tokenizer.count(rules.encoding(), text);
        }
    }

    /// As the templates of open models write tools.
    private static String json(List<Tool.Function> tools) {
        return tools.stream()
                .map(tool -> Json.text(JsonObject.of(
                        "type",
                        new JsonString("function"),
                        "function",
                        JsonObject.builder()
                                .put("name", tool.name())
                                .putIfPresent("description", tool.description().map(JsonString::new))
                                .putIfPresent("parameters", tool.schema())
                                .build())))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
