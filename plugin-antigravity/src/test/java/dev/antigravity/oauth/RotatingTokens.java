package dev.antigravity.oauth;

import dev.antigravity.oauth.TokenServer.Reply;
import dev.antigravity.oauth.TokenServer.Request;
import java.util.function.Function;

/// Answers like a server that rotates refresh tokens and takes none twice, for tests. Starts with `r-0`.
final class RotatingTokens implements Function<Request, Reply> {
    private int redeemed;
    private boolean reused;

    @Override
    public synchronized Reply apply(Request request) {
        if (!request.value("refresh_token").equals("r-" + redeemed)) {
            reused = true;
            return Reply.json(400, "{\"error\": \"invalid_grant\", \"error_description\": \"token reuse\"}");
        }
        redeemed++;
        return Reply.json(200, """
                {"access_token": "a-%d", "refresh_token": "r-%d", "expires_in": 3600}
                """.formatted(redeemed, redeemed));
    }

    synchronized int redeemed() {
        return redeemed;
    }

    synchronized boolean wasReused() {
        return reused;
    }
}
