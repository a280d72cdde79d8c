package dev.antigravity.image;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.spelling.NearestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One wish of a batch: words alone, or a JSON object with a `prompt` and options of `generate` by their names.
///
/// @param number  of the line in its file, from 1
/// @param id      the same as long as the line says the same, wherever in the file it stands
/// @param options by the names of the options of `generate`
public record BatchLine(int number, String id, String prompt, Map<String, String> options) {
    private static final Set<String> KNOWN =
            Set.of("prompt", "model", "style", "size", "quality", "format", "background", "steps", "n", "edit", "mask");

    /// Reads a file of one wish a line. Empty lines, and those that begin with `#`, are none.
    ///
    /// @throws BatchException if a line is wrong, with file and line
    /// @throws IOException    if the file cannot be read
    public static List<BatchLine> read(Path file) throws IOException {
        var lines = new ArrayList<BatchLine>();
        var seen = new HashMap<String, Integer>();
        var number = 0;
        for (var text : Files.readAllLines(file)) {
            number++;
            var line = text.strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                var id = digest(line) + "-" + seen.merge(line, 1, Integer::sum);
                lines.add(line.startsWith("{") ? object(file, number, id, line) : words(number, id, line));
            }
        }
        return lines;
    }

    private static BatchLine words(int number, String id, String line) {
        return new BatchLine(number, id, line, Map.of());
    }

    private static BatchLine object(Path file, int number, String id, String line) {
        try {
            var said = JsonCursor.of(Json.parseObject(line));
            var options = new LinkedHashMap<String, String>();
            for (var name : said.asObject().names()) {
                if (!KNOWN.contains(name)) {
                    throw new BatchException(file + ":" + number + ": unknown option " + name
                            + NearestName.of(name, KNOWN)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
                }
                var value = said.get(name);
                options.put(
                        name,
                        value.isString() ? value.asString() : value.asNumber().text());
            }
            var prompt = options.remove("prompt");
            if (prompt == null || prompt.isBlank()) {
                throw new BatchException(file + ":" + number + ": there is no prompt");
            }
            return new BatchLine(number, id, prompt, options);
        } catch (MalformedJsonException | JsonShapeException e) {
            throw new BatchException(file + ":" + number + ": " + e.getMessage());
        }
    }

    private static String digest(String line) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
