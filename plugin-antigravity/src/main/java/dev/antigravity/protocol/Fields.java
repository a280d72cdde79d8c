package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.Given;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads members of a client's request together with their places.
public final class Fields {
    /// Members without effect on the answer, whichever object they stand in (GEN-013).
    private static final Set<String> QUIET = Set.of(
            "metadata",
            "labels",
            "user",
            "safety_identifier",
            "store",
            "prompt_cache_key",
            "prompt_cache_retention",
            "prompt_cache_options",
            "prompt_cache_breakpoint",
            "cache_control",
            "context_management",
            "client_metadata",
            "diagnostics",
            "include_obfuscation",
            "phase",
            "defer_loading",
            "eager_input_streaming",
            "input_examples",
            "allowed_callers",
            "caller");

    private Fields() {}

    public static Optional<Given<JsonNumber>> number(JsonCursor object, String name) {
        return object.find(name).map(field -> Given.of(field.asNumber(), field.path()));
    }

    public static Optional<Given<String>> text(JsonCursor object, String name) {
        return object.find(name).map(field -> Given.of(field.asString(), field.path()));
    }

    public static Optional<Given<Boolean>> flag(JsonCursor object, String name) {
        return object.find(name).map(field -> Given.of(field.asBoolean(), field.path()));
    }

    /// A list of texts, or a single one.
    public static Optional<Given<List<String>>> texts(JsonCursor object, String name) {
        return object.find(name)
                .map(field -> Given.of(
                        field.isString()
                                ? List.of(field.asString())
                                : field.items().stream()
                                        .map(JsonCursor::asString)
                                        .toList(),
                        field.path()));
    }

    /// Keeps what nobody has read of an object as extras of the request (GEN-014).
    ///
    /// @param quiet members without effect on the answer, besides those that never have one
    public static void keepRest(JsonCursor object, ChatRequest.Builder request, String... quiet) {
        for (var extra : rest(object, quiet)) {
            request.extra(extra);
        }
    }

    /// What nobody has read of an object.
    ///
    /// @param quiet as for {@link #keepRest}
    public static List<Extra> rest(JsonCursor object, String... quiet) {
        return object.unreadMembers().stream()
                .map(member -> new Extra(
                        member.name(),
                        member.path(),
                        member.value(),
                        !QUIET.contains(member.name()) && !List.of(quiet).contains(member.name())))
                .toList();
    }
}
