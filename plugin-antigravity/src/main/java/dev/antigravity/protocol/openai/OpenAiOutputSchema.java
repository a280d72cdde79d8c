package dev.antigravity.protocol.openai;

import dev.antigravity.chat.OutputFormat;
import dev.antigravity.json.JsonObject;

/// A schema for the answer, which both OpenAI dialects name (FMT-001, FMT-002).
public final class OpenAiOutputSchema {
    private static final String STANDARD_NAME = "response";

    private OpenAiOutputSchema() {}

    /// Clients that name their schema say themselves how strictly it holds. The others' protocols always hold to it,
    /// which
    /// OpenAI can promise for some schemas only.
    public static void encode(OutputFormat.Schema format, JsonObject.Builder out) {
        out.put("name", format.name().orElse(STANDARD_NAME)).put("schema", format.schema());
        if (format.name().isEmpty()) {
            out.put("strict", OpenAiSchemas.isStrict(format.schema()));
        } else {
            format.strict().ifPresent(strict -> out.put("strict", strict));
        }
        format.description().ifPresent(text -> out.put("description", text));
    }
}
