package dev.antigravity.chat;

import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import java.util.List;
import java.util.Optional;

/// One block of a message. The union of what the protocols can say, not the intersection.
///
/// `path` is where the block stands in the client's request, for notes; in answers it is the root.
///
/// Source: Anthropic Messages API, "content blocks"; the other protocols map onto it.
public sealed interface ContentBlock {
    JsonPath path();

    record Text(String text, List<Citation> citations, Optional<CacheControl> cacheControl, JsonPath path)
            implements ContentBlock {
        public Text {
            citations = List.copyOf(citations);
        }

        public static Text of(String text) {
            return of(text, JsonPath.ROOT);
        }

        public static Text of(String text, JsonPath path) {
            return new Text(text, List.of(), Optional.empty(), path);
        }
    }

    /// @param detail how closely to look, in OpenAI's words
    record Image(MediaSource source, Optional<Given<String>> detail, Optional<CacheControl> cacheControl, JsonPath path)
            implements ContentBlock {}

    /// A file the model reads: a PDF, text, or whatever else the client's protocol lets in.
    record Document(MediaSource source, Optional<String> title, Optional<CacheControl> cacheControl, JsonPath path)
            implements ContentBlock {}

    /// @param mediaType `audio/wav` or `audio/mp3`
    /// @param data      the bytes in standard base64
    record Audio(String mediaType, String data, JsonPath path) implements ContentBlock {}

    /// A call the model asks the client to make.
    ///
    /// @param arguments the JSON text of the arguments as it came, or the free text of a custom tool; may be broken
    /// @param custom    the tool takes free text instead of JSON
    /// @param signature Google's signature of this call
    record ToolUse(
            String id,
            String name,
            String arguments,
            boolean custom,
            Optional<Signature> signature,
            Optional<CacheControl> cacheControl,
            JsonPath path)
            implements ContentBlock {
        public static ToolUse of(String id, String name, String arguments) {
            return new ToolUse(id, name, arguments, false, Optional.empty(), Optional.empty(), JsonPath.ROOT);
        }

        public ToolUse withId(String other) {
            return new ToolUse(other, name, arguments, custom, signature, cacheControl, path);
        }

        public ToolUse withName(String other) {
            return new ToolUse(id, other, arguments, custom, signature, cacheControl, path);
        }

        public ToolUse withArguments(String other) {
            return new ToolUse(id, name, other, custom, signature, cacheControl, path);
        }

        public ToolUse withSignature(Signature proof) {
            return new ToolUse(id, name, arguments, custom, Optional.of(proof), cacheControl, path);
        }

        public ToolUse asFunction(String json) {
            return new ToolUse(id, name, json, false, signature, cacheControl, path);
        }

        public ToolUse asCustom(String input) {
            return new ToolUse(id, name, input, true, signature, cacheControl, path);
        }
    }

    /// The client's answer to a {@link ToolUse}.
    ///
    /// @param content texts, images, documents and native blocks
    record ToolResult(
            String toolUseId,
            List<ContentBlock> content,
            boolean isError,
            Optional<CacheControl> cacheControl,
            JsonPath path)
            implements ContentBlock {
        public ToolResult {
            content = List.copyOf(content);
        }

        public ToolResult withId(String other) {
            return new ToolResult(other, content, isError, cacheControl, path);
        }
    }

    /// Reasoning. `text` may be empty: a signed block must be replayed as it came.
    ///
    /// @param id what its maker calls it; OpenAI's encrypted reasoning only holds under its own id
    record Thinking(String text, Optional<Signature> signature, Optional<String> id, JsonPath path)
            implements ContentBlock {
        public Thinking(String text, Optional<Signature> signature, JsonPath path) {
            this(text, signature, Optional.empty(), path);
        }

        public static Thinking of(String text) {
            return new Thinking(text, Optional.empty(), JsonPath.ROOT);
        }

        public Thinking withSignature(Optional<Signature> proof) {
            return new Thinking(text, proof, id, path);
        }
    }

    /// Reasoning that Anthropic encrypted. Only Anthropic can read it.
    record RedactedThinking(String data, JsonPath path) implements ContentBlock {}

    /// The model declines, in its own words.
    record Refusal(String text, JsonPath path) implements ContentBlock {}

    /// A block only its own protocol has: a server tool's call or result, a search result, one this version has no name
    /// for. Goes back as it came to its origin; another protocol gets the stand-ins.
    ///
    /// @param standIns what says the same in every protocol; none if nothing does
    /// @param matters  whether dropping a block without stand-ins can change the answer
    record Native(Protocol origin, JsonObject wire, List<ContentBlock> standIns, boolean matters, JsonPath path)
            implements ContentBlock {
        public Native {
            standIns = List.copyOf(standIns);
        }
    }
}
