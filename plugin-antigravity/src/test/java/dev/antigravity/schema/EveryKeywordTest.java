package dev.antigravity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Note;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.golden.Codecs;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.gemini.GeminiJsonSubset;
import dev.antigravity.protocol.gemini.GeminiOpenApiSubset;
import dev.antigravity.testing.OpenAiStrictSubset;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.SchemaCorpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every keyword of every draft, in every place, to every target: judged by the target's subset, written from its
/// documents, and by the receipt.
class EveryKeywordTest {
    private static final JsonPath PATH = JsonPath.ROOT.member("tools").item(0);

    /// What is said in other words, or says nothing that binds.
    private static final Set<String> TRANSLATED = Set.of(
            "type",
            "const",
            "definitions",
            "$defs",
            "$ref",
            "allOf",
            "anyOf",
            "oneOf",
            "then",
            "else",
            "nullable",
            "enum",
            "required");

    private static final Set<String> OF_GEMINI = Set.of(
            "format",
            "title",
            "description",
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "properties",
            "additionalProperties",
            "propertyOrdering");

    private static final Set<String> OF_OPEN_API = Set.of(
            "format",
            "title",
            "description",
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "properties",
            "minProperties",
            "maxProperties",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "default",
            "example",
            "propertyOrdering");

    enum Target {
        ANTHROPIC(Protocol.ANTHROPIC_MESSAGES, "{}"),
        CHAT(Protocol.OPENAI_CHAT, "{}"),
        RESPONSES(Protocol.OPENAI_RESPONSES, "{}"),
        GEMINI(Protocol.GEMINI, "{}"),
        GEMINI_OPEN_API(Protocol.GEMINI, "{\"schema\":\"openapi\"}"),
        CLOUD_CODE(Protocol.CLOUD_CODE, "{}");

        final Protocol protocol;
        final JsonObject profile;

        Target(Protocol protocol, String profile) {
            this.protocol = protocol;
            this.profile = Json.parseObject(profile);
        }

        boolean isGoogles() {
            return protocol == Protocol.GEMINI || protocol == Protocol.CLOUD_CODE;
        }

        Set<String> takes() {
            return this == GEMINI ? OF_GEMINI : OF_OPEN_API;
        }
    }

    private record Sent(JsonObject function, List<Note> notes) {
        JsonObject schema() {
            for (var member : List.of("input_schema", "parameters", "parametersJsonSchema")) {
                if (function.get(member) instanceof JsonObject schema) {
                    return schema;
                }
            }
            return JsonObject.EMPTY;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SCH-001", "SCH-101", "SCH-102", "SCH-104", "SCH-201", "SCH-301"})
    void everySchemaLiesInTheTargetsSubset(Target target) {
        var wrong = new ArrayList<String>();
        for (var one : SchemaCorpus.all()) {
            var sent = sent(one.schema(), target, JsonObject.EMPTY);
            for (var violation : violations(one.schema(), sent, target)) {
                wrong.add(one + ": " + violation);
            }
        }
        assertThat(SchemaCorpus.all()).hasSizeGreaterThan(1_000);
        assertThat(wrong).isEmpty();
    }

    private static List<String> violations(JsonObject asked, Sent sent, Target target) {
        return switch (target) {
            case ANTHROPIC -> sent.schema().equals(asked) ? List.of() : List.of("changed to " + sent.schema());
            case CHAT, RESPONSES -> ofOpenAi(asked, sent);
            case GEMINI -> GeminiJsonSubset.violations(sent.schema());
            case GEMINI_OPEN_API, CLOUD_CODE -> GeminiOpenApiSubset.violations(sent.schema());
        };
    }

    /// Unchanged but for the properties that objects must have; strict exactly where the schema allows it.
    private static List<String> ofOpenAi(JsonObject asked, Sent sent) {
        var wrong = new ArrayList<String>();
        if (!withoutEmptyProperties(sent.schema()).equals(withoutEmptyProperties(asked))) {
            wrong.add("changed to " + sent.schema());
        }
        SchemaTree.all(sent.schema(), node -> {
            if (new JsonString("object").equals(node.get("type")) && !node.has("properties")) {
                wrong.add("an object without properties: " + node);
            }
            return true;
        });
        var strict = JsonBoolean.TRUE.equals(sent.function().get("strict"));
        if (strict != OpenAiStrictSubset.violations(sent.schema()).isEmpty()) {
            wrong.add("strict is " + strict + ": " + OpenAiStrictSubset.violations(sent.schema()));
        }
        if (!strict && sent.notes().stream().noneMatch(note -> note.path().endsWith("strict"))) {
            wrong.add("not strict without a note");
        }
        return wrong;
    }

    private static JsonValue withoutEmptyProperties(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var rest = JsonObject.builder();
                object.forEach((name, member) -> {
                    if (!name.equals("properties") || !member.equals(JsonObject.EMPTY)) {
                        rest.put(name, withoutEmptyProperties(member));
                    }
                });
                yield rest.build();
            }
            case JsonArray list ->
                new JsonArray(list.stream()
                        .map(EveryKeywordTest::withoutEmptyProperties)
                        .toList());
            default -> value;
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"GEMINI", "GEMINI_OPEN_API", "CLOUD_CODE"})
    @Proves({"SCH-201", "SCH-301", "GEN-013"})
    void whatIsDroppedIsNotedAndNotAnnounced(Target target) {
        var silent = new ArrayList<String>();
        for (var one : SchemaCorpus.all()) {
            var sent = sent(one.schema(), target, JsonObject.EMPTY);
            var isTaken = TRANSLATED.contains(one.keyword()) || target.takes().contains(one.keyword());
            var told = sent.notes().stream().map(Note::reason).collect(Collectors.joining("; "));
            if (!isTaken && !told.contains(one.keyword()) && !told.contains(holder(one.place()))) {
                silent.add(one + ": " + told);
            }
            assertThat(sent.notes())
                    .as(one.toString())
                    .allSatisfy(
                            note -> assertThat(note.matters() && !note.path().endsWith("strict"))
                                    .isFalse());
        }
        assertThat(silent).isEmpty();
    }

    /// A keyword whose whole value is noted need not have noted what is in it.
    private static String holder(String place) {
        return place.contains("dependencies") ? "dependencies" : "no holder";
    }

    @ParameterizedTest
    @EnumSource(names = {"GEMINI", "GEMINI_OPEN_API", "CLOUD_CODE"})
    @Proves("SCH-301")
    void droppedConstraintsStandInTheDescriptionIfTheProfileSaysSo(Target target) {
        var hints = Json.parseObject("{\"schema-hints\":true}");
        var schema = Json.parseObject("""
                {"type":"object","properties":{
                  "a":{"type":"string","description":"A","contentEncoding":"base64","not":{"const":"x"}},
                  "b":{"type":"array","items":{"type":"number","multipleOf":0.5},"uniqueItems":true},
                  "c":{"type":"object","minProperties":1,"properties":{"exclusiveMinimum":{"type":"integer"}},
                       "patternProperties":{"^x":{}},"additionalProperties":true},
                  "d":{"type":"integer","exclusiveMinimum":0,"format":"uint8"}}}
                """);

        var described = sent(schema, target, hints).schema();

        assertThat(description(described, "a")).isEqualTo("A\n\n{contentEncoding: \"base64\", not: {\"const\":\"x\"}}");
        assertThat(description(described, "b")).isEqualTo("{uniqueItems: true}");
        assertThat(description(described, "c")).contains("patternProperties: ").doesNotContain("additional");
        assertThat(description(described, "d")).contains("exclusiveMinimum: 0");
        assertThat(violations(schema, sent(schema, target, hints), target)).isEmpty();
        assertThat(sent(schema, target, JsonObject.EMPTY).schema().toString()).doesNotContain("exclusiveMinimum: 0");
    }

    private static String description(JsonObject schema, String property) {
        return SchemaTree.properties(schema).get(property) instanceof JsonObject found
                ? found.text("description").orElse("")
                : "";
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SCH-001", "SCH-201", "SCH-301"})
    void namesAndValuesThatLookLikeSchemasAreNone(Target target) {
        var keywords = SchemaCorpus.all().stream()
                .map(SchemaCorpus.Case::keyword)
                .distinct()
                .toList();
        var properties = JsonObject.builder();
        keywords.forEach(keyword -> properties.put(keyword, JsonObject.of("type", "string")));
        properties.put("value", Json.parse("""
                {"type":"object","default":{"type":"T","$ref":"#/no","exclusiveMinimum":1,"properties":[]}}"""));
        properties.put("choice", Json.parse("""
                {"type":"string","enum":["$ref","type","exclusiveMinimum"]}"""));
        var schema = JsonObject.builder()
                .put("type", "object")
                .put("properties", properties.build())
                .put("required", JsonArray.ofStrings(keywords))
                .build();

        var sent = sent(schema, target, JsonObject.EMPTY).schema();

        assertThat(SchemaTree.properties(sent).names())
                .isEqualTo(properties.build().names());
        assertThat(SchemaTree.required(sent)).containsExactlyElementsOf(keywords);
        var value = (JsonObject) SchemaTree.properties(sent).find("value").orElseThrow();
        if (target != Target.GEMINI) {
            assertThat(value.get("default"))
                    .isEqualTo(((JsonObject) properties.build().find("value").orElseThrow()).get("default"));
        }
        assertThat(((JsonObject) SchemaTree.properties(sent).find("choice").orElseThrow()).get("enum"))
                .isEqualTo(Json.parse("[\"$ref\",\"type\",\"exclusiveMinimum\"]"));
    }

    @Test
    @Proves("SCH-101")
    void parametersThatAreNoObjectBecomeOneForAnthropic() {
        var sent = sent(Json.parseObject("{\"type\":\"string\",\"minLength\":1}"), Target.ANTHROPIC, JsonObject.EMPTY);

        assertThat(sent.schema().text("type")).contains("object");
        assertThat(sent.notes()).extracting(Note::toString).anyMatch(note -> note.startsWith("approximated:tools[0]"));
    }

    private static Sent sent(JsonObject schema, Target target, JsonObject profile) {
        var receipt = new FidelityReceipt();
        var request = ChatRequest.builder(Protocol.ANTHROPIC_MESSAGES, JsonObject.EMPTY)
                .model("m")
                .messages(
                        List.of(Message.of(
                                Role.USER, List.of(ContentBlock.Text.of("x")), JsonPath.ROOT.member("messages"))),
                        JsonPath.ROOT.member("messages"))
                .maxTokens(Optional.of(Given.of(new JsonNumber("9"), JsonPath.ROOT.member("max_tokens"))))
                .tool(new Tool.Function(
                        "tool",
                        Optional.empty(),
                        Optional.of(schema),
                        Optional.of(Given.of(true, PATH.member("strict"))),
                        Optional.empty(),
                        Optional.empty(),
                        JsonObject.EMPTY,
                        PATH))
                .build();
        var body = Codecs.upstream(target.protocol)
                .encodeRequest(
                        request,
                        "m",
                        UpstreamProfile.of(target.protocol).with(target.profile).with(profile),
                        receipt)
                .body();
        var inner = body.get("request") instanceof JsonObject enveloped ? enveloped : body;
        var tool = (JsonObject)
                ((JsonArray) inner.find("tools").orElseThrow()).items().getFirst();
        if (target.isGoogles()) {
            tool = (JsonObject) ((JsonArray) tool.find("functionDeclarations").orElseThrow())
                    .items()
                    .getFirst();
        }
        return new Sent(tool.get("function") instanceof JsonObject nested ? nested : tool, receipt.notes());
    }
}
