package dev.antigravity.sandbox.wire.openai;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Flow;
import dev.antigravity.sandbox.wire.Services;
import dev.antigravity.sandbox.wire.openai.chat.ChatGeneration;
import dev.antigravity.sandbox.wire.openai.images.ImageGeneration;
import dev.antigravity.sandbox.wire.openai.responses.ResponsesEndpoint;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiModels;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiVendor;

/// The endpoints of the OpenAI API.
public final class OpenAiApi {
    private final Services services;
    private final Flow flow;
    private final OpenAiVendor vendor;
    private final OpenAiModels models;
    private final ResponsesEndpoint responses;

    public OpenAiApi(Services services) {
        this.services = services;
        flow = new Flow(services);
        vendor = new OpenAiVendor(services.ids());
        models = new OpenAiModels(services.catalog());
        responses = new ResponsesEndpoint(services);
    }

    /// @param path below the base address, which ends in `/v1`
    public Answer answer(Call call, String path) {
        return switch (call.method() + " " + path) {
            case "POST /chat/completions" ->
                flow.generate(call, vendor, (request, _) -> ChatGeneration.read(request, services));
            case "POST /images/generations" ->
                flow.generate(call, vendor, (request, _) -> ImageGeneration.made(request, services));
            case "POST /images/edits" ->
                flow.generate(call, vendor, (request, _) -> ImageGeneration.edited(request, services));
            case "POST /responses" ->
                flow.generate(call, vendor, (request, account) -> responses.generation(request, account.id()));
            case "POST /responses/input_tokens" ->
                flow.describe(call, vendor, account -> responses.count(call, account.id()));
            case "GET /models" -> flow.describe(call, vendor, _ -> models.list());
            default -> answerById(call, path);
        };
    }

    private Answer answerById(Call call, String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return switch (call.method() + " " + path.substring(0, path.length() - id.length())) {
            case "GET /models/" -> flow.describe(call, vendor, _ -> OpenAiModels.describe(models.need(id)));
            case "GET /responses/" -> flow.describe(call, vendor, account -> responses.stored(account.id(), id));
            case "DELETE /responses/" -> flow.describe(call, vendor, account -> responses.delete(account.id(), id));
            default ->
                vendor.refuse(
                        Refusal.of(RefusalKind.NOT_FOUND, "Invalid URL (" + call.method() + " " + call.path() + ")"));
        };
    }
}
