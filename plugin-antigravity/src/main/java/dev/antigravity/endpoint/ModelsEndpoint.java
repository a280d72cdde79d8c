package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// `GET /v1/models` and `GET /v1/models/{id}`, in the shape of the client that asks; `/v1beta` for Google's clients.
/// Never calls anybody.
final class ModelsEndpoint implements Endpoint {
    private static final Pattern PATH = Pattern.compile("/v1(?:beta)?/models(?:/(.+))?");

    private final Dialects dialects;
    private final Supplier<List<ListedModel>> models;

    ModelsEndpoint(Dialects dialects, Supplier<List<ListedModel>> models) {
        this.dialects = dialects;
        this.models = models;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && PATH.matcher(path).matches();
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var codec = dialects.of(request);
        var path = PATH.matcher(request.path());
        if (!path.matches() || path.group(1) == null) {
            send(codec.encodeModels(models.get()), reply);
            return;
        }
        var id = URLDecoder.decode(path.group(1), StandardCharsets.UTF_8);
        var model =
                models.get().stream().filter(listed -> listed.id().equals(id)).findFirst();
        if (model.isPresent()) {
            send(codec.encodeModel(model.get()), reply);
        } else {
            throw new RefusedException(ApiError.of(ErrorKind.NOT_FOUND, "no model " + id));
        }
    }

    private static void send(JsonObject body, Reply reply) throws IOException {
        reply.send(200, Headers.of(Map.of("Content-Type", "application/json")), Json.bytes(body));
    }
}
