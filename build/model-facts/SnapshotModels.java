import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Makes the model facts that a release carries, from a checkout of the models.dev repository (MIT).
///
///     java build/model-facts/SnapshotModels.java <checkout of models.dev> > model-facts.jsonl
///
/// One model a line: id, limits, capabilities, list price, the file it comes from and the day that file speaks of. Only
/// models of the table below are taken. What a file does not say is left out; a zero where a limit should be is no
/// limit. The result is read by somebody before it is committed: see `docs/decisions/0009-model-facts.md`.
public final class SnapshotModels {
    /// Our provider, theirs, and the models worth carrying.
    private static final List<Selection> SELECTIONS = List.of(
            new Selection(
                    "claude",
                    "anthropic",
                    List.of(
                            "claude-opus-5",
                            "claude-sonnet-5",
                            "claude-opus-4-7",
                            "claude-opus-4-6",
                            "claude-opus-4-5",
                            "claude-opus-4-1",
                            "claude-sonnet-4-6",
                            "claude-sonnet-4-5",
                            "claude-haiku-4-5")),
            new Selection(
                    "openai",
                    "openai",
                    List.of(
                            "gpt-5.5",
                            "gpt-5.4",
                            "gpt-5.3-codex",
                            "gpt-5.2",
                            "gpt-5.2-codex",
                            "gpt-5.1",
                            "gpt-5.1-codex",
                            "gpt-5",
                            "gpt-5-mini",
                            "gpt-5-nano",
                            "o3",
                            "o4-mini",
                            "gpt-4o",
                            "gpt-image-1")),
            new Selection(
                    "gemini",
                    "google",
                    List.of(
                            "gemini-3.5-flash",
                            "gemini-3.1-pro-preview",
                            "gemini-3-pro-preview",
                            "gemini-3-flash-preview",
                            "gemini-2.5-pro",
                            "gemini-2.5-flash",
                            "gemini-2.5-flash-lite",
                            "gemini-3-pro-image-preview")),
            new Selection("qwen", "alibaba", List.of("qwen3-coder-plus")));

    /// Prices other sources contradict. Unknown is better than wrong.
    private static final List<String> DISPUTED_PRICES = List.of("openai/gpt-4o");

    /// Images are billed by the picture or by picture tokens, which a price a token does not say.
    private static final List<String> BILLED_BY_PICTURE = List.of("gemini/gemini-3-pro-image-preview");

    private record Selection(String ours, String theirs, List<String> models) {}

    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_.-]+)\\s*=\\s*(.+)");
    private static final Pattern INLINE_NUMBER = Pattern.compile("(?:size|min)\\s*=\\s*([0-9_]+)");

    public static void main(String... arguments) throws IOException {
        var checkout = Path.of(arguments[0]);
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (var selection : SELECTIONS) {
            for (var model : selection.models()) {
                out.print(line(checkout, selection, model) + "\n");
            }
        }
        out.flush();
    }

    private static String line(Path checkout, Selection selection, String model) throws IOException {
        var path = "providers/" + selection.theirs() + "/models/" + model + ".toml";
        var own = read(checkout.resolve(path));
        var facts = new LinkedHashMap<>(base(checkout, own));
        facts.putAll(own);

        var id = selection.ours() + "/" + model;
        var record = new ArrayList<String>();
        record.add(text("provider", selection.ours()));
        record.add(text("id", model));
        record.add(text("title", unquoted(facts.get("name")).replace(" (latest)", "")));
        limit(facts, "limit.context").ifPresent(tokens -> record.add("\"context\":" + tokens));
        limit(facts, "limit.output").ifPresent(tokens -> record.add("\"max_output\":" + tokens));
        record.add("\"can\":[" + String.join(",", capabilities(facts)) + "]");
        if (!DISPUTED_PRICES.contains(id) && !BILLED_BY_PICTURE.contains(id)) {
            price(facts).ifPresent(price -> record.add("\"price\":{" + price + "}"));
        }
        record.add(text("source", "models.dev " + path));
        record.add(text("as_of", unquoted(facts.get("last_updated"))));
        return "{" + String.join(",", record) + "}";
    }

    private static Map<String, String> base(Path checkout, Map<String, String> own) throws IOException {
        var base = Optional.ofNullable(own.get("base_model")).map(SnapshotModels::unquoted);
        return base.isEmpty() ? Map.of() : read(checkout.resolve("models/" + base.get() + ".toml"));
    }

    /// The little of TOML these files use. A key of a table is `table.key`; the tables of a list are numbered.
    private static Map<String, String> read(Path file) throws IOException {
        var values = new LinkedHashMap<String, String>();
        var counts = new LinkedHashMap<String, Integer>();
        var table = "";
        for (var line : Files.readAllLines(file)) {
            var text = line.strip();
            if (text.startsWith("[[")) {
                var name = text.replaceAll("[\\[\\]]", "");
                table = name + "." + (counts.merge(name, 1, Integer::sum) - 1) + ".";
            } else if (text.startsWith("[")) {
                table = text.replaceAll("[\\[\\]]", "") + ".";
            } else if (!text.startsWith("#")) {
                var pair = LINE.matcher(text);
                if (pair.matches()) {
                    values.put(table + pair.group(1), pair.group(2).strip());
                }
            }
        }
        return values;
    }

    private static Optional<String> limit(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name)).map(SnapshotModels::number).filter(tokens -> !tokens.equals("0"));
    }

    private static TreeSet<String> capabilities(Map<String, String> facts) {
        var in = facts.getOrDefault("modalities.input", "");
        var out = facts.getOrDefault("modalities.output", "");
        var can = new TreeSet<String>();
        add(can, "chat", out.contains("\"text\""));
        add(can, "vision", in.contains("\"image\"") && out.contains("\"text\""));
        add(can, "audio", in.contains("\"audio\""));
        add(can, "documents", in.contains("\"pdf\""));
        add(can, "function_calling", isTrue(facts, "tool_call"));
        add(can, "structured_output", isTrue(facts, "structured_output"));
        add(can, "thinking", isTrue(facts, "reasoning"));
        add(can, "image_generation", out.contains("\"image\""));
        add(can, "image_editing", out.contains("\"image\"") && in.contains("\"image\""));
        return can;
    }

    private static void add(TreeSet<String> can, String capability, boolean is) {
        if (is) {
            can.add("\"" + capability + "\"");
        }
    }

    private static boolean isTrue(Map<String, String> facts, String name) {
        return "true".equals(facts.get(name));
    }

    private static Optional<String> price(Map<String, String> facts) {
        if (!facts.containsKey("cost.input") || !facts.containsKey("cost.output")) {
            return Optional.empty();
        }
        var price = new StringBuilder(rates(facts, "cost."));
        var steps = new ArrayList<String>();
        for (var i = 0; facts.containsKey("cost.tiers." + i + ".input"); i++) {
            var prefix = "cost.tiers." + i + ".";
            var from = INLINE_NUMBER.matcher(
                    facts.getOrDefault(prefix + "tier", facts.getOrDefault(prefix + "context", "")));
            if (!from.find()) {
                throw new IllegalStateException("a price without the length it begins at: " + facts);
            }
            steps.add("{\"above\":" + number(from.group(1)) + "," + rates(facts, prefix) + "}");
        }
        if (!steps.isEmpty()) {
            price.append(",\"longer\":[").append(String.join(",", steps)).append("]");
        }
        return Optional.of(price.toString());
    }

    private static String rates(Map<String, String> facts, String prefix) {
        var rates = new ArrayList<String>();
        for (var name : List.of("input", "output", "cache_read", "cache_write")) {
            Optional.ofNullable(facts.get(prefix + name))
                    .ifPresent(rate -> rates.add("\"" + name + "\":" + number(rate)));
        }
        return String.join(",", rates);
    }

    private static String number(String toml) {
        var plain = toml.replace("_", "");
        return plain.contains(".") ? plain.replaceAll("0+$", "").replaceAll("\\.$", "") : plain;
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }

    private static String unquoted(String toml) {
        return toml.replaceAll("^\"|\"$", "");
    }
}
