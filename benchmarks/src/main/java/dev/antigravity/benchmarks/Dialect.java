package dev.antigravity.benchmarks;

/// What a scripted upstream says, and what its clients ask.
enum Dialect {
    ANTHROPIC {
        @Override
        String path() {
            return "/v1/messages";
        }

        @Override
        String whole() {
            return """
                    {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"The answer is forty-two, as far as anybody can tell."}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":25,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":14}}""";
        }

        @Override
        String start() {
            return """
                    event: message_start
                    data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"output_tokens":1}}}

                    event: content_block_start
                    data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                    """;
        }

        @Override
        String event(int number) {
            return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" word"
                    + number + "\"}}\n\n";
        }

        @Override
        String end() {
            return """
                    event: content_block_stop
                    data: {"type":"content_block_stop","index":0}

                    event: message_delta
                    data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2000}}

                    event: message_stop
                    data: {"type":"message_stop"}

                    """;
        }
    },

    CHAT {
        @Override
        String path() {
            return "/v1/chat/completions";
        }

        @Override
        String whole() {
            return """
                    {"id":"chatcmpl-1","object":"chat.completion","created":1763625600,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"The answer is forty-two, as far as anybody can tell.","refusal":null},"finish_reason":"stop","logprobs":null}],"usage":{"prompt_tokens":25,"completion_tokens":14,"total_tokens":39}}""";
        }

        @Override
        String start() {
            return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1763625600,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n";
        }

        @Override
        String event(int number) {
            return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1763625600,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word"
                    + number + "\"},\"finish_reason\":null}]}\n\n";
        }

        @Override
        String end() {
            return """
                    data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1763625600,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                    data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1763625600,"model":"m","choices":[],"usage":{"prompt_tokens":25,"completion_tokens":2000,"total_tokens":2025}}

                    data: [DONE]

                    """;
        }
    };

    /// Where its conversations go.
    abstract String path();

    /// A whole answer.
    abstract String whole();

    /// How a stream begins.
    abstract String start();

    /// One piece of text.
    abstract String event(int number);

    /// How a stream ends.
    abstract String end();

    /// A request of about that many bytes: a few messages, and tools with schemas as agents send them.
    String request(String model, boolean stream, int bytes) {
        var body = new StringBuilder("{\"model\":\"" + model + "\",\"max_tokens\":1024,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"What is the answer?\"}");
        var turn = 0;
        while (body.length() < bytes * 6L / 10) {
            body.append(",{\"role\":\"assistant\",\"content\":\"")
                    .append(text(turn))
                    .append("\"},{\"role\":\"user\",\"content\":\"")
                    .append(text(turn + 1))
                    .append("\"}");
            turn += 2;
        }
        body.append(']');
        if (bytes > 4_096) {
            body.append(",\"tools\":[").append(tool(0));
            for (var i = 1; body.length() < bytes; i++) {
                body.append(',').append(tool(i));
            }
            body.append(']');
        }
        return body.append('}').toString();
    }

    private static String text(int number) {
        return ("Turn " + number + ": the quick brown fox jumps over the lazy dog, says \\\"hello\\\" and goes on.\\n")
                .repeat(12);
    }

    private String tool(int number) {
        var schema =
                "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\",\"description\":\"The absolute path of the file to read\"},\"limit\":{\"type\":\"integer\",\"minimum\":1},\"mode\":{\"type\":\"string\",\"enum\":[\"text\",\"binary\"]}},\"required\":[\"path\"],\"additionalProperties\":false}";
        var description = "Reads part " + number + " of a file and gives back its lines with their numbers. ".repeat(6);
        return this == ANTHROPIC
                ? "{\"name\":\"read_" + number + "\",\"description\":\"" + description + "\",\"input_schema\":" + schema
                        + "}"
                : "{\"type\":\"function\",\"function\":{\"name\":\"read_" + number + "\",\"description\":\""
                        + description + "\",\"parameters\":" + schema + "}}";
    }
}
