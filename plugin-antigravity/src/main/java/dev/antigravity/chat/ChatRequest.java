package dev.antigravity.chat;

import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a client asks for, in nobody's dialect.
///
/// @param client        the protocol it asked in
/// @param wire          its request as it came
/// @param model         the model as the client named it
/// @param messagesPath  the client's field for the conversation
/// @param parallelTools whether several calls at once are allowed, if the client said
/// @param maxTokens     how much may be generated, reasoning included, in tokens
/// @param stop          texts that end the answer
/// @param user          an opaque id of the person behind the client
/// @param serviceTier   in OpenAI's words: `auto`, `default`, `flex`, `priority`, …
/// @param extras        what only the client's own protocol has
/// @param demands       the same, but without it the answer would be another one: other upstreams refuse it
/// @param notes         what decoding alone had to bend
public record ChatRequest(
        Protocol client,
        JsonObject wire,
        String model,
        boolean stream,
        List<SystemBlock> system,
        List<Message> messages,
        JsonPath messagesPath,
        List<Tool> tools,
        Optional<Given<ToolChoice>> toolChoice,
        Optional<Given<Boolean>> parallelTools,
        Sampling sampling,
        Optional<Given<JsonNumber>> maxTokens,
        Optional<Given<List<String>>> stop,
        ThinkingRequest thinking,
        Optional<Given<OutputFormat>> outputFormat,
        Optional<Given<String>> verbosity,
        Optional<Given<String>> user,
        Optional<Given<String>> serviceTier,
        ReplyWishes wishes,
        List<Extra> extras,
        List<Extra> demands,
        List<Note> notes) {
    public ChatRequest {
        system = List.copyOf(system);
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        extras = List.copyOf(extras);
        demands = List.copyOf(demands);
        notes = List.copyOf(notes);
    }

    public static Builder builder(Protocol client, JsonObject wire) {
        return new Builder(client, wire);
    }

    /// A member of this request that only the client's own protocol has.
    public Optional<JsonValue> extra(String name) {
        return extras.stream()
                .filter(extra -> extra.isOutermost() && extra.name().equals(name))
                .map(Extra::value)
                .findFirst();
    }

    /// This request with other wishes for thinking.
    public ChatRequest withThinking(ThinkingRequest other) {
        return new ChatRequest(
                client,
                wire,
                model,
                stream,
                system,
                messages,
                messagesPath,
                tools,
                toolChoice,
                parallelTools,
                sampling,
                maxTokens,
                stop,
                other,
                outputFormat,
                verbosity,
                user,
                serviceTier,
                wishes,
                extras,
                demands,
                notes);
    }

    /// This request with another conversation in the place of its own.
    public ChatRequest withMessages(List<Message> others) {
        return new ChatRequest(
                client,
                wire,
                model,
                stream,
                system,
                others,
                messagesPath,
                tools,
                toolChoice,
                parallelTools,
                sampling,
                maxTokens,
                stop,
                thinking,
                outputFormat,
                verbosity,
                user,
                serviceTier,
                wishes,
                extras,
                demands,
                notes);
    }

    /// Collects a request while it is decoded. Not thread-safe.
    public static final class Builder {
        private final Protocol client;
        private final JsonObject wire;
        private String model = "";
        private boolean stream;
        private final List<SystemBlock> system = new ArrayList<>();
        private List<Message> messages = List.of();
        private JsonPath messagesPath = JsonPath.ROOT;
        private final List<Tool> tools = new ArrayList<>();
        private Optional<Given<ToolChoice>> toolChoice = Optional.empty();
        private Optional<Given<Boolean>> parallelTools = Optional.empty();
        private Sampling sampling = Sampling.UNSET;
        private Optional<Given<JsonNumber>> maxTokens = Optional.empty();
        private Optional<Given<List<String>>> stop = Optional.empty();
        private ThinkingRequest thinking = ThinkingRequest.unset(JsonPath.ROOT);
        private Optional<Given<OutputFormat>> outputFormat = Optional.empty();
        private Optional<Given<String>> verbosity = Optional.empty();
        private Optional<Given<String>> user = Optional.empty();
        private Optional<Given<String>> serviceTier = Optional.empty();
        private ReplyWishes wishes = ReplyWishes.NONE;
        private final List<Extra> extras = new ArrayList<>();
        private final List<Extra> demands = new ArrayList<>();
        private final FidelityReceipt receipt = new FidelityReceipt();

        private Builder(Protocol client, JsonObject wire) {
            this.client = client;
            this.wire = wire;
        }

        public Builder model(String name) {
            model = name;
            return this;
        }

        public Builder stream(boolean wanted) {
            stream = wanted;
            return this;
        }

        /// An empty block says nothing and is left out.
        public Builder system(SystemBlock block) {
            if (!block.text().isEmpty()) {
                system.add(block);
            }
            return this;
        }

        public Builder messages(List<Message> turns, JsonPath path) {
            messages = turns;
            messagesPath = path;
            return this;
        }

        public Builder tool(Tool tool) {
            tools.add(tool);
            return this;
        }

        public Builder toolChoice(Given<ToolChoice> choice) {
            toolChoice = Optional.of(choice);
            return this;
        }

        public Builder parallelTools(Given<Boolean> allowed) {
            parallelTools = Optional.of(allowed);
            return this;
        }

        public Builder sampling(Sampling settings) {
            sampling = settings;
            return this;
        }

        public Builder maxTokens(Optional<Given<JsonNumber>> limit) {
            maxTokens = limit;
            return this;
        }

        public Builder stop(Given<List<String>> sequences) {
            stop = Optional.of(sequences);
            return this;
        }

        public Builder thinking(ThinkingRequest request) {
            thinking = request;
            return this;
        }

        public Builder outputFormat(Given<OutputFormat> format) {
            outputFormat = Optional.of(format);
            return this;
        }

        public Builder verbosity(Optional<Given<String>> word) {
            verbosity = word;
            return this;
        }

        public Builder user(Optional<Given<String>> id) {
            user = id;
            return this;
        }

        public Builder serviceTier(Optional<Given<String>> tier) {
            serviceTier = tier;
            return this;
        }

        public Builder wishes(ReplyWishes what) {
            wishes = what;
            return this;
        }

        public Builder extra(Extra extra) {
            extras.add(extra);
            return this;
        }

        public Builder demand(Extra demand) {
            demands.add(demand);
            return this;
        }

        /// Takes notes of what decoding alone has to bend.
        public FidelityReceipt receipt() {
            return receipt;
        }

        public ChatRequest build() {
            return new ChatRequest(
                    client,
                    wire,
                    model,
                    stream,
                    system,
                    messages,
                    messagesPath,
                    tools,
                    toolChoice,
                    parallelTools,
                    sampling,
                    maxTokens,
                    stop,
                    thinking,
                    outputFormat,
                    verbosity,
                    user,
                    serviceTier,
                    wishes,
                    extras,
                    demands,
                    receipt.notes());
        }
    }
}
