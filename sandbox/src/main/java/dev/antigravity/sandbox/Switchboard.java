package dev.antigravity.sandbox;

import dev.antigravity.sandbox.control.ControlApi;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Handler;
import dev.antigravity.sandbox.http.Outcome;
import dev.antigravity.sandbox.oauth.OAuthServer;
import dev.antigravity.sandbox.record.ReceivedRequests;
import dev.antigravity.sandbox.wire.Flow;
import dev.antigravity.sandbox.wire.Services;
import dev.antigravity.sandbox.wire.anthropic.AnthropicApi;
import dev.antigravity.sandbox.wire.cloudcode.CloudCodeApi;
import dev.antigravity.sandbox.wire.gemini.GeminiApi;
import dev.antigravity.sandbox.wire.openai.OpenAiApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// Sends each call to the part of the sandbox it is for, and keeps a record of it.
final class Switchboard implements Handler {
    static final String ANTHROPIC = "/anthropic";
    static final String OPENAI = "/openai/v1";
    static final String GEMINI = "/gemini";
    static final String CLOUD_CODE = "/cloudcode";
    static final String CONTROL = "/sandbox";

    private static final Set<String> OWN_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Map<String, BiFunction<Call, String, Answer>> apis = new LinkedHashMap<>();
    private final Flow flow;
    private final OAuthServer oauth;
    private final ReceivedRequests requests;
    private final Credentials credentials;
    private final int port;

    Switchboard(
            Services services,
            OAuthServer oauth,
            ControlApi control,
            ReceivedRequests requests,
            Credentials credentials,
            int port) {
        apis.put(ANTHROPIC, new AnthropicApi(services)::answer);
        apis.put(OPENAI, new OpenAiApi(services)::answer);
        apis.put(GEMINI, new GeminiApi(services)::answer);
        apis.put(CLOUD_CODE, new CloudCodeApi(services)::answer);
        apis.put(CONTROL, control::answer);
        flow = new Flow(services);
        this.oauth = oauth;
        this.requests = requests;
        this.credentials = credentials;
        this.port = port;
    }

    @Override
    public Answer answer(Call call) {
        if (!isControl(call)) {
            requests.received(call, credentials.account(call));
        }
        if (!isFromHere(call)) {
            return Answer.html(403, "<p>The sandbox answers to this machine only, and not to other web sites.</p>");
        }
        for (var api : apis.entrySet()) {
            if (call.path().startsWith(api.getKey() + "/") || call.path().equals(api.getKey())) {
                var path = call.path().substring(api.getKey().length());
                return api.getValue().apply(call, path.isEmpty() ? "/" : path);
            }
        }
        return flow.open(call, new OAuthVendor(), oauth::answer);
    }

    @Override
    public void ended(Call call, Outcome outcome) {
        requests.ended(call, outcome);
    }

    private static boolean isControl(Call call) {
        return call.path().equals(CONTROL) || call.path().startsWith(CONTROL + "/");
    }

    /// A name that points to this machine but is not its own, or a page of another origin, is somebody else's try.
    private boolean isFromHere(Call call) {
        var host = call.headers().first("host").orElse("").replaceFirst(":\\d+$", "");
        var origin = call.headers().first("origin");
        return OWN_HOSTS.contains(host)
                && (origin.isEmpty()
                        || OWN_HOSTS.stream().anyMatch(own -> origin.get().equals("http://" + own + ":" + port)));
    }
}
