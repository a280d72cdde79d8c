package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.json.JsonObject;
import dev.antigravity.schema.SchemaRepair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What happens to every request on its way to an upstream, whatever its dialect.
public final class Crossing {
    private Crossing() {}

    /// Notes what decoding bent, and what the client's protocol alone can say.
    ///
    /// @throws RejectedRequestException if the client demands something of that kind
    public static void note(ChatRequest request, Protocol upstream, FidelityReceipt receipt) {
        note(request, upstream, Set.of(), receipt);
    }

    /// @param carried outermost members that the upstream's protocol has too
    public static void note(ChatRequest request, Protocol upstream, Set<String> carried, FidelityReceipt receipt) {
        var same = upstream == request.client();
        note(request, extra -> extra.isOutermost() && (same || carried.contains(extra.name())), receipt);
    }

    /// @param travels whether the upstream gets a member as it is
    public static void note(ChatRequest request, Predicate<Extra> travels, FidelityReceipt receipt) {
        for (var demand : request.demands()) {
            if (!travels.test(demand)) {
                throw RejectedRequestException.unsupported(
                        demand.path(), "only " + request.client().title() + " has that");
            }
        }
        receipt.addAll(request.notes());
        request.extras().stream().filter(travels.negate()).forEach(extra -> note(extra, receipt));
    }

    public static void note(Extra extra, FidelityReceipt receipt) {
        if (extra.matters()) {
            receipt.dropped(extra.path(), "no counterpart");
        } else {
            receipt.droppedQuietly(extra.path(), "no counterpart, and no effect on the answer");
        }
    }

    /// Gives a same-protocol upstream the outermost members this model has no place for.
    public static void restoreExtras(ChatRequest request, Protocol upstream, JsonObject.Builder body) {
        if (upstream == request.client()) {
            restoreExtras(request, Extra::isOutermost, body);
        }
    }

    /// Gives an object of the request back the members this model has no place for.
    ///
    /// @param members which stood in that object
    public static void restoreExtras(ChatRequest request, Predicate<Extra> members, JsonObject.Builder object) {
        Stream.of(request.extras(), request.demands())
                .flatMap(List::stream)
                .filter(members)
                .forEach(extra -> {
                    if (!object.has(extra.name())) {
                        object.put(extra.name(), extra.value());
                    }
                });
    }

    /// The tools of a request, each name once (GEN-024), with schemas that are some (SCH-001).
    public static List<Tool> distinctTools(ChatRequest request, FidelityReceipt receipt) {
        var names = new HashSet<String>();
        var tools = new ArrayList<Tool>();
        for (var tool : request.tools()) {
            if (names.add(tool.name())) {
                tools.add(tool instanceof Tool.Function function ? withSoundSchema(function, receipt) : tool);
            } else {
                receipt.dropped(tool.path(), "a second tool of the name " + tool.name());
            }
        }
        return tools;
    }

    private static Tool withSoundSchema(Tool.Function tool, FidelityReceipt receipt) {
        var schema = tool.schema().map(SchemaRepair::mended);
        if (schema.equals(tool.schema())) {
            return tool;
        }
        receipt.approximated(tool.path(), "the schema had values no JSON Schema has");
        return new Tool.Function(
                tool.name(),
                tool.description(),
                schema,
                tool.strict(),
                tool.cacheControl(),
                tool.namespace(),
                tool.extra(),
                tool.path());
    }

    /// The last word on a body: members this upstream must not see (RUP-010).
    public static JsonObject omit(List<String> names, JsonObject body) {
        var rest = body;
        for (var name : names) {
            rest = rest.without(name);
        }
        return rest;
    }
}
