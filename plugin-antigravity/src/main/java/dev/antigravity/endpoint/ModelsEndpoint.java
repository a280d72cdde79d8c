package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import dev.antigravity.spelling.NearestName;
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
    private final Admission admission;

    ModelsEndpoint(Dialects dialects, Supplier<List<ListedModel>> models, Admission admission) {
        this.dialects = dialects;
        this.models = models;
        this.admission = admission;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && PATH.matcher(path).matches();
    }

    @Override
    public boolean takesClients() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var codec = dialects.of(request);
        var path = PATH.matcher(request.path());
        var isVisible = admission.models(request);
        var visible = models.get().stream()
                .filter(model -> isVisible.test(model.id()))
                .toList();
        if (!path.matches() || path.group(1) == null) {
            var page = ModelPage.of(visible, codec.protocol(), request);
            send(codec.encodeModels(page.models(), page.more()), reply);
            return;
        }
        send(codec.encodeModel(model(decoded(path.group(1)), visible)), reply);
    }

    private static ListedModel model(String id, List<ListedModel> known) {
        return known.stream()
                .filter(listed -> listed.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ApiError.of(ErrorKind.NOT_FOUND, "no model " + id + "." + near(id, known))));
    }

    private static String near(String id, List<ListedModel> known) {
        return NearestName.of(id, known.stream().map(ListedModel::id).toList())
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
    }

    private static String decoded(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return id;
        }
    }

    private static void send(JsonObject body, Reply reply) throws IOException {
        reply.send(200, Headers.of(Map.of("Content-Type", "application/json")), Json.bytes(body));
    }
}
