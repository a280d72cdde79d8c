package dev.antigravity.envfile;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A text and what Node's `dotenv` reads in it.
record DotenvCase(String text, Map<String, String> values) {
    static final Path GOLDEN = Path.of("src/test/resources/golden/dotenv/cases.jsonl");

    static List<DotenvCase> golden() throws IOException {
        return Files.readAllLines(GOLDEN).stream()
                .map(line -> JsonCursor.of(Json.parse(line)))
                .map(entry -> new DotenvCase(entry.get("text").asString(), values(entry.get("values"))))
                .toList();
    }

    String line() {
        var object = JsonObject.builder();
        values.forEach(object::put);
        return Json.text(JsonObject.of("text", JsonValue.of(text), "values", object.build()));
    }

    /// Asks the `dotenv` in the `node_modules` of that folder.
    static List<DotenvCase> askDotenv(Path folder, List<String> texts) throws IOException, InterruptedException {
        var script = Files.writeString(Files.createTempFile("judge", ".cjs"), """
                const { parse } = require(require.resolve('dotenv', { paths: [process.argv[2]] }));
                const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
                process.stdout.write(JSON.stringify(texts.map(text => parse(text))));
                """);
        var question = Files.write(
                Files.createTempFile("question", ".json"),
                Json.bytes(new JsonArray(texts.stream().map(JsonValue::of).toList())));
        var node = new ProcessBuilder("node", script.toString(), folder.toString())
                .redirectInput(question.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (node.waitFor() != 0) {
            throw new IOException("node did not like the question");
        }
        Files.delete(script);
        Files.delete(question);
        var answers = JsonCursor.of(Json.parse(answer)).items();
        var cases = new ArrayList<DotenvCase>();
        for (var i = 0; i < answers.size(); i++) {
            cases.add(new DotenvCase(texts.get(i), values(answers.get(i))));
        }
        return cases;
    }

    private static Map<String, String> values(JsonCursor object) {
        var values = new LinkedHashMap<String, String>();
        object.asObject()
                .names()
                .forEach(name -> values.put(name, object.get(name).asString()));
        return values;
    }
}
