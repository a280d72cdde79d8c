package dev.antigravity.command;

import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The other ways in which an upstream may take what it refused, as statements of its profile. Each is only a guess,
/// until the same request has passed with it.
final class Remedies {
    private static final Set<String> EXTRAS = Set.of("metadata", "context_management", "output_config");
    private static final Pattern NUMBER = Pattern.compile("\\d{3,5}");
    private static final List<Long> USUAL_ROOM = List.of(16_384L, 8_192L, 4_096L);

    private final UpstreamProfile now;

    /// @param now the profile the refused request was sent by
    Remedies(UpstreamProfile now) {
        this.now = now;
    }

    /// The likeliest first.
    ///
    /// @param refusal the upstream's own words
    List<JsonObject> of(ContractTrial trial, String refusal) {
        var remedies = new LinkedHashSet<JsonObject>();
        var usual = usual(trial, refusal);
        var named = named(trial, refusal);
        usual.stream().filter(remedy -> !doesWithout(remedy)).forEach(remedies::add);
        if (!named.isEmpty()) {
            remedies.add(omitting(named));
        }
        remedies.addAll(usual);
        if (trial == ContractTrial.ANSWERS || trial == ContractTrial.WARMS) {
            remedies.addAll(pairs(List.copyOf(remedies)));
        }
        return List.copyOf(remedies);
    }

    /// Whether requests pass with it because what was refused is not sent any more.
    boolean doesWithout(JsonObject remedy) {
        return switch (now.protocol()) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> remedy.get("efforts") instanceof JsonArray words && words.isEmpty();
            case ANTHROPIC_MESSAGES, GEMINI, CLOUD_CODE -> thinking("none").equals(remedy);
        };
    }

    private List<JsonObject> usual(ContractTrial trial, String refusal) {
        return switch (trial) {
            case ANSWERS -> answering();
            case STREAMS ->
                now.protocol() == Protocol.OPENAI_CHAT
                        ? List.of(omitting(Set.of("stream_options")).with("ask-usage", JsonBoolean.FALSE))
                        : List.of();
            case STOPS -> now.protocol() == Protocol.OPENAI_CHAT ? List.of(otherLimit()) : List.of();
            case TOOLS -> calling();
            case THINKS, ADAPTS -> thinking(trial);
            case OBEYS ->
                now.protocol() == Protocol.ANTHROPIC_MESSAGES
                        ? List.of(JsonObject.of("mid-system", JsonBoolean.FALSE))
                        : List.of();
            case WARMS -> cooling();
            case ROOM -> smaller(refusal);
            case SEES, KNOWS, COUNTS, LARGE -> List.of();
        };
    }

    private List<JsonObject> answering() {
        var ways = new ArrayList<JsonObject>();
        if (now.protocol() == Protocol.OPENAI_CHAT) {
            ways.add(otherLimit());
            ways.add(JsonObject.of("system-role", "developer"));
            ways.add(JsonObject.of("system-role", "user"));
        }
        ways.add(JsonObject.of("force-stream", JsonBoolean.TRUE));
        return ways;
    }

    private JsonObject otherLimit() {
        var other = now.maxTokensField().equals("max_tokens") ? "max_completion_tokens" : "max_tokens";
        return JsonObject.of("max-tokens-field", other);
    }

    private List<JsonObject> calling() {
        return switch (now.protocol()) {
            case GEMINI, CLOUD_CODE ->
                List.of(JsonObject.of(
                        "schema", now.schema() == UpstreamProfile.SchemaDialect.JSON ? "openapi" : "json"));
            case ANTHROPIC_MESSAGES, OPENAI_CHAT, OPENAI_RESPONSES -> List.of(omitting(Set.of("tool_choice")));
        };
    }

    private List<JsonObject> thinking(ContractTrial trial) {
        return switch (now.protocol()) {
            case ANTHROPIC_MESSAGES ->
                trial == ContractTrial.THINKS
                        ? List.of(thinking("adaptive"), thinking("none"))
                        : List.of(efforts(EnumSet.noneOf(Effort.class)), thinking("budget"), thinking("none"));
            case OPENAI_CHAT, OPENAI_RESPONSES -> efforts();
            case GEMINI, CLOUD_CODE -> List.of(thinking("budget"), thinking("level"), thinking("none"));
        };
    }

    private static JsonObject thinking(String way) {
        return JsonObject.of("thinking", way);
    }

    /// Fewer and fewer words for effort, and none at last.
    private List<JsonObject> efforts() {
        return Stream.of(
                        EnumSet.range(Effort.LOW, Effort.HIGH),
                        EnumSet.of(Effort.MEDIUM, Effort.HIGH),
                        EnumSet.of(Effort.HIGH),
                        EnumSet.noneOf(Effort.class))
                .map(words -> {
                    words.retainAll(now.efforts());
                    return efforts(words);
                })
                .toList();
    }

    private static JsonObject efforts(Set<Effort> words) {
        return JsonObject.of(
                "efforts", JsonArray.ofStrings(words.stream().map(Effort::word).toList()));
    }

    private List<JsonObject> cooling() {
        return switch (now.protocol()) {
            case ANTHROPIC_MESSAGES -> List.of(JsonObject.of("sampling", JsonBoolean.FALSE));
            case OPENAI_CHAT, OPENAI_RESPONSES -> {
                var thinking = EnumSet.copyOf(now.efforts().isEmpty() ? EnumSet.of(Effort.NONE) : now.efforts());
                thinking.remove(Effort.NONE);
                yield List.of(omitting(Set.of("temperature")), efforts(thinking));
            }
            case GEMINI, CLOUD_CODE -> List.of();
        };
    }

    /// As much as the refusal says there is, else as much as models often have.
    private static List<JsonObject> smaller(String refusal) {
        var said = NUMBER.matcher(refusal).results().map(match -> Long.parseLong(match.group()));
        return Stream.concat(said.sorted((one, other) -> Long.compare(other, one)), USUAL_ROOM.stream())
                .filter(tokens -> tokens < ContractTrial.ROOM.limit())
                .map(tokens -> JsonObject.of("max-output", JsonNumber.of(tokens)))
                .distinct()
                .toList();
    }

    private static List<JsonObject> pairs(List<JsonObject> singles) {
        var pairs = new ArrayList<JsonObject>();
        for (var one : singles) {
            for (var other : singles.subList(singles.indexOf(one) + 1, singles.size())) {
                if (other.names().stream().noneMatch(one::has)) {
                    var both = one.toBuilder();
                    other.forEach(both::put);
                    pairs.add(both.build());
                }
            }
        }
        return pairs;
    }

    /// The members which the refusal names, and which a request can do without.
    private Set<String> named(ContractTrial trial, String refusal) {
        var named = new LinkedHashSet<String>();
        for (var member : dispensable(trial)) {
            if (Pattern.compile("(?<!\\w)" + member + "(?!\\w)")
                    .matcher(refusal)
                    .find()) {
                named.add(member);
            }
        }
        return named;
    }

    /// Of what the upstream gets in that trial.
    private List<String> dispensable(ContractTrial trial) {
        return switch (now.protocol()) {
            case ANTHROPIC_MESSAGES ->
                trial.members().stream().filter(EXTRAS::contains).toList();
            case OPENAI_CHAT -> List.of(trial == ContractTrial.KNOWS ? "safety_identifier" : "stream_options");
            case OPENAI_RESPONSES -> List.of("store", "include", "safety_identifier");
            case GEMINI, CLOUD_CODE -> List.of();
        };
    }

    private JsonObject omitting(Set<String> members) {
        var all = new LinkedHashSet<>(now.omit());
        all.addAll(members);
        return JsonObject.of("omit", JsonArray.ofStrings(List.copyOf(all)));
    }
}
