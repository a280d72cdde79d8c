package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.schema.SchemaHints;

/// Writes schemas in the dialect an upstream takes, under the member that is for it.
final class GeminiSchemaWriter {
    private final boolean isJson;
    private final boolean hints;
    private final FidelityReceipt receipt;

    GeminiSchemaWriter(UpstreamProfile profile, FidelityReceipt receipt) {
        isJson = profile.schema() == UpstreamProfile.SchemaDialect.JSON;
        hints = profile.schemaHints();
        this.receipt = receipt;
    }

    /// The one of two members that this upstream reads.
    String member(String forJsonSchema, String forOpenApi) {
        return isJson ? forJsonSchema : forOpenApi;
    }

    /// @param path where the schema stands in the client's request
    JsonObject write(JsonObject schema, JsonPath path) {
        return isJson
                ? GeminiToolSchema.restrict(
                        hints ? SchemaHints.hinted(schema, GeminiToolSchema::takes) : schema, path, receipt)
                : GeminiOpenApiSchema.restrict(
                        hints ? SchemaHints.hinted(schema, GeminiOpenApiSchema::takes) : schema, path, receipt);
    }
}
