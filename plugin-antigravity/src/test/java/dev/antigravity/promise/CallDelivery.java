package dev.antigravity.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The ways in which an upstream may deliver the calls of a reply, of which its protocol allows several: arguments in
/// pieces cut anywhere, in one, in the event that begins the call or in the one that ends it, or not at all where there
/// are none; one call after the other or dealt in turn.
///
/// @param manner which way; each dialect has up to {@value #MANNERS}
/// @param dealt  whether the pieces of several calls alternate
/// @param random cuts the pieces
record CallDelivery(int manner, boolean dealt, Random random) {
    static final int MANNERS = 4;

    /// @return a stream that tells of the calls and ends well
    String of(Dialect dialect, List<ToolCall> calls) {
        return switch (dialect) {
            case ANTHROPIC -> anthropic(calls);
            case CHAT -> chat(calls);
            case RESPONSES -> responses(calls);
            case GEMINI -> gemini(calls, "%s");
            case CLOUD_CODE -> gemini(calls, "{\"response\":%s}");
        };
    }

    private String anthropic(List<ToolCall> calls) {
        var tracks = new ArrayList<List<String>>();
        for (var index = 0; index < calls.size(); index++) {
            var call = calls.get(index);
            var track = new ArrayList<String>();
            track.add("""
                event: content_block_start
                data: {"type":"content_block_start","index":%d,"content_block":{"type":"tool_use","id":"toolu_%d","name":"%s","input":%s}}
                """.formatted(index, index, call.name(), manner == 0 ? call.arguments() : "{}"));
            for (var piece : manner == 0 ? List.<String>of() : pieces(call)) {
                track.add("""
                    event: content_block_delta
                    data: {"type":"content_block_delta","index":%d,"delta":{"type":"input_json_delta","partial_json":%s}}
                    """.formatted(index, quoted(piece)));
            }
            track.add("""
                event: content_block_stop
                data: {"type":"content_block_stop","index":%d}
                """.formatted(index));
            tracks.add(track);
        }
        return """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1}}}

            """ + woven(tracks) + """
            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":9}}

            event: message_stop
            data: {"type":"message_stop"}

            """;
    }

    private String chat(List<ToolCall> calls) {
        var tracks = new ArrayList<List<String>>();
        for (var index = 0; index < calls.size(); index++) {
            var call = calls.get(index);
            var track = new ArrayList<String>();
            var pieces = new ArrayList<>(pieces(call));
            var first = manner == 0 || manner == 1 && !pieces.isEmpty() ? pieces.removeFirst() : "";
            track.add(chatChunk(
                    "\"index\":%d,\"id\":\"call_%d\",\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":%s}"
                            .formatted(index, index, call.name(), quoted(first))));
            for (var piece : pieces) {
                var again = manner == 2 ? "\"id\":\"call_%d\",".formatted(index) : "";
                track.add(chatChunk(
                        "\"index\":%d,%s\"function\":{\"arguments\":%s}".formatted(index, again, quoted(piece))));
            }
            tracks.add(track);
        }
        return """
            data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null},"finish_reason":null}]}

            """ + woven(tracks) + """
            data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

            data: [DONE]

            """;
    }

    private static String chatChunk(String call) {
        return """
            data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{%s}]},"finish_reason":null}]}
            """.formatted(call);
    }

    /// Manner 0 tells the arguments in pieces only, 1 in the event that ends them only, 2 in the item alone, 3 in all.
    private String responses(List<ToolCall> calls) {
        var tracks = new ArrayList<List<String>>();
        var items = new ArrayList<String>();
        for (var index = 0; index < calls.size(); index++) {
            var call = calls.get(index);
            var whole = item(index, call, quoted(call.arguments()), "completed");
            items.add(whole);
            var track = new ArrayList<String>();
            track.add(event(
                    "response.output_item.added",
                    "\"output_index\":%d,\"item\":%s".formatted(index, item(index, call, "\"\"", "in_progress"))));
            if (manner == 0 || manner == 3) {
                for (var piece : pieces(call)) {
                    track.add(event(
                            "response.function_call_arguments.delta",
                            "\"output_index\":%d,\"item_id\":\"fc_%d\",\"delta\":%s"
                                    .formatted(index, index, quoted(piece))));
                }
            }
            if (manner == 1 || manner == 3) {
                track.add(event(
                        "response.function_call_arguments.done",
                        "\"output_index\":%d,\"item_id\":\"fc_%d\",\"arguments\":%s"
                                .formatted(index, index, quoted(call.arguments()))));
            }
            track.add(event("response.output_item.done", "\"output_index\":%d,\"item\":%s".formatted(index, whole)));
            tracks.add(track);
        }
        return event(
                        "response.created",
                        "\"response\":{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"status\":\"in_progress\",\"model\":\"m\",\"output\":[]}")
                + "\n"
                + woven(tracks)
                + event(
                        "response.completed",
                        "\"response\":{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"status\":\"completed\",\"model\":\"m\",\"output\":[%s],\"usage\":{\"input_tokens\":3,\"output_tokens\":9,\"total_tokens\":12}}"
                                .formatted(String.join(",", items)))
                + "\n";
    }

    private static String item(int index, ToolCall call, String arguments, String status) {
        return "{\"type\":\"function_call\",\"id\":\"fc_%d\",\"call_id\":\"call_%d\",\"name\":\"%s\",\"arguments\":%s,\"status\":\"%s\"}"
                .formatted(index, index, call.name(), arguments, status);
    }

    private static String event(String type, String members) {
        return "event: %s\ndata: {\"type\":\"%s\",%s}\n".formatted(type, type, members);
    }

    /// Always whole objects: several in a chunk, each in its own, with the end or before it.
    private String gemini(List<ToolCall> calls, String envelope) {
        var stream = new StringBuilder();
        var parts = new ArrayList<String>();
        for (var call : calls) {
            var empty = call.meant().arguments().equals("{}");
            parts.add("{\"functionCall\":{\"name\":\"%s\"%s}}"
                    .formatted(call.name(), empty && manner == 1 ? "" : ",\"args\":" + call.arguments()));
            if (manner != 0) {
                stream.append(chunk(parts, "", envelope));
                parts.clear();
            }
        }
        return stream.append(chunk(parts, ",\"finishReason\":\"STOP\"", envelope))
                .toString();
    }

    private static String chunk(List<String> parts, String end, String envelope) {
        return "data: "
                + envelope.formatted(
                        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[%s]}%s,\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":9,\"totalTokenCount\":12}}"
                                .formatted(String.join(",", parts), end))
                + "\n\n";
    }

    /// The arguments in pieces, some of them empty; none of a call without any, in some manners.
    private List<String> pieces(ToolCall call) {
        var text = call.arguments();
        if (text.equals("{}") && manner == 1) {
            return List.of();
        }
        var pieces = new ArrayList<String>();
        for (var at = 0; at < text.length(); ) {
            var end = manner == 0 ? text.length() : Math.min(text.length(), at + random.nextInt(12));
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end)) && manner != 3) {
                end++;
            }
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            quoted.append(
                    switch (c) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        default -> Character.isSurrogate(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c);
                    });
        }
        return quoted.append('"').toString();
    }

    /// Events of several calls, each call's in order.
    private String woven(List<List<String>> tracks) {
        var stream = new StringBuilder();
        var waiting = new ArrayList<>(tracks.stream().map(ArrayList::new).toList());
        var turn = 0;
        while (!waiting.isEmpty()) {
            var track = waiting.get(turn % waiting.size());
            stream.append(track.removeFirst()).append('\n');
            if (track.isEmpty()) {
                waiting.remove(track);
            } else if (dealt) {
                turn++;
            }
        }
        return stream.toString();
    }
}
