package dev.antigravity.dashboard;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.endpoint.Endpoint;
import dev.antigravity.endpoint.HttpInbound;
import dev.antigravity.endpoint.RefusedException;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.List;

/// How a browser comes by a session and gives it back.
final class SessionEndpoints {
    private SessionEndpoints() {}

    static List<Endpoint> of(Sessions sessions) {
        return List.of(new Tickets(sessions), new Entrance(sessions), new Exit(sessions));
    }

    /// `POST /api/sessions`: a link that opens the page once, for whoever has the key.
    private record Tickets(Sessions sessions) implements Endpoint {
        @Override
        public boolean serves(String method, String path) {
            return method.equals("POST") && path.equals("/api/sessions");
        }

        @Override
        public void serve(HttpInbound request, Reply reply) throws IOException {
            request.body().readAll();
            var path = "/dashboard#" + sessions.ticket().reveal();
            Answers.send(JsonObject.of("path", path), reply);
        }
    }

    /// `POST /dashboard/session`: a session for the ticket of a link. The ticket came behind the `#`, which
    /// browsers keep to themselves, so it is in no log and nothing that looks at links in advance uses it up.
    private record Entrance(Sessions sessions) implements Endpoint {
        @Override
        public boolean serves(String method, String path) {
            return method.equals("POST") && path.equals("/dashboard/session");
        }

        @Override
        public boolean needsKey() {
            return false;
        }

        @Override
        public void serve(HttpInbound request, Reply reply) throws IOException {
            var ticket =
                    Json.parseObject(request.body().readAll()).text("ticket").orElse("");
            var opened = sessions.open(ticket)
                    .orElseThrow(() -> new RefusedException(ApiError.of(
                            ErrorKind.AUTHENTICATION,
                            "this link was used before, or is too old; antigravity dashboard gives a new one")));
            var cookie = Sessions.cookieName(request) + "=" + opened.cookie().reveal()
                    + "; Path=/; HttpOnly; SameSite=Strict";
            var body = JsonObject.of("page", opened.page().reveal());
            reply.send(200, Answers.JSON.with("Set-Cookie", cookie), Json.bytes(body));
        }
    }

    /// `DELETE /dashboard/session`: ends the session that asks for it.
    private record Exit(Sessions sessions) implements Endpoint {
        @Override
        public boolean serves(String method, String path) {
            return method.equals("DELETE") && path.equals("/dashboard/session");
        }

        @Override
        public boolean takesSessions() {
            return true;
        }

        @Override
        public void serve(HttpInbound request, Reply reply) throws IOException {
            request.body().readAll();
            sessions.end(request);
            Answers.send(JsonObject.EMPTY, reply);
        }
    }
}
