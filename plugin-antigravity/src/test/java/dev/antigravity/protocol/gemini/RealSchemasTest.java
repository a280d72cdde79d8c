package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.schema.SchemaTree;
import dev.antigravity.testing.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tools as servers and clients really define them, against a strict judge of each of Google's subsets.
class RealSchemasTest {
    /// A tool's schema, and where it is from.
    record Named(String name, JsonObject schema) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Tools in the style of servers of the Model Context Protocol.
    static List<Named> ofServers() {
        return files("/schema/mcp")
                .flatMap(file -> tools(file, "tools", "inputSchema"))
                .toList();
    }

    /// Claude Code's own tools, as recorded.
    static List<Named> ofClaudeCode() {
        return files("/clients/claude-code")
                .flatMap(file -> tools(file, "tools", "input_schema"))
                .toList();
    }

    /// What Gemini clients declare, in both forms.
    static List<Named> ofGeminiClients() {
        return Stream.of("/clients/gemini-cli", "/clients/qwen-code", "/clients/opencode")
                .flatMap(RealSchemasTest::files)
                .filter(file -> file.getFileName().toString().contains("first-turn"))
                .filter(file -> parse(file).get("request") instanceof JsonObject request
                        && request.text("path").orElse("").endsWith("enerateContent"))
                .flatMap(RealSchemasTest::declarations)
                .toList();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(ofServers()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(ofClaudeCode()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(ofGeminiClients()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Proves("SCH-201")
    @ParameterizedTest
    @MethodSource({"ofServers", "ofClaudeCode", "ofGeminiClients"})
    void lieInTheJsonSubset(Named tool) {
        var restricted = GeminiToolSchema.restrict(tool.schema(), JsonPath.ROOT, new FidelityReceipt());

        assertThat(GeminiJsonSubset.violations(restricted)).isEmpty();
        assertKeepsProperties(tool.schema(), restricted);
    }

    @Proves("SCH-301")
    @ParameterizedTest
    @MethodSource({"ofServers", "ofClaudeCode", "ofGeminiClients"})
    void lieInTheOpenApiSubset(Named tool) {
        var restricted = GeminiOpenApiSchema.restrict(tool.schema(), JsonPath.ROOT, new FidelityReceipt());

        assertThat(GeminiOpenApiSubset.violations(restricted)).isEmpty();
        assertKeepsProperties(tool.schema(), restricted);
    }

    /// What the model may give, it may still give, and must still give what it must.
    private static void assertKeepsProperties(JsonObject schema, JsonObject restricted) {
        var possible = SchemaTree.properties(schema).names().stream()
                .filter(name -> SchemaTree.properties(schema).get(name) != JsonBoolean.FALSE)
                .toList();
        assertThat(SchemaTree.properties(restricted).names()).containsAll(possible);
        assertThat(SchemaTree.required(restricted))
                .containsAll(SchemaTree.required(schema).stream()
                        .filter(possible::contains)
                        .toList());
        for (var name : possible) {
            if (SchemaTree.properties(schema).get(name) instanceof JsonObject before
                    && SchemaTree.properties(restricted).get(name) instanceof JsonObject after
                    && before.has("properties")) {
                assertKeepsProperties(before, after);
            }
        }
    }

    private static Stream<Named> tools(Path file, String list, String member) {
        var document = parse(file);
        var body =
                document.get("request") instanceof JsonObject request && request.get("body") instanceof JsonObject inner
                        ? inner
                        : document;
        return body.get(list) instanceof JsonArray tools
                ? tools.stream().flatMap(tool -> named(file, (JsonObject) tool, member).stream())
                : Stream.of();
    }

    private static Stream<Named> declarations(Path file) {
        var body = (JsonObject) ((JsonObject) parse(file).find("request").orElseThrow())
                .find("body")
                .orElseThrow();
        return ((JsonArray) body.find("tools").orElseThrow())
                .stream()
                        .flatMap(tool -> ((JsonArray) ((JsonObject) tool)
                                        .find("functionDeclarations")
                                        .orElseThrow())
                                .stream())
                        .flatMap(function -> named(file, (JsonObject) function, "parametersJsonSchema")
                                .or(() -> named(file, (JsonObject) function, "parameters")
                                        .map(given ->
                                                new Named(given.name(), OpenApiToJsonSchema.convert(given.schema()))))
                                .stream());
    }

    private static Optional<Named> named(Path file, JsonObject tool, String member) {
        return tool.get(member) instanceof JsonObject schema
                ? Optional.of(
                        new Named(file.getFileName() + " " + tool.text("name").orElse(""), schema))
                : Optional.empty();
    }

    private static Stream<Path> files(String folder) {
        try {
            var path = Path.of(Objects.requireNonNull(RealSchemasTest.class.getResource(folder))
                    .toURI());
            try (var files = Files.list(path)) {
                return files.sorted().toList().stream();
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject parse(Path file) {
        try {
            return Json.parseObject(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
