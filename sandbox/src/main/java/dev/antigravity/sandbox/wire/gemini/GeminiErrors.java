package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Errors in the form of `google.rpc.Status`, with the details that say when to come back.
public final class GeminiErrors {
    private static final String TYPE = "type.googleapis.com/google.rpc.";

    private final String domain;
    private final Clock clock;
    private final boolean tellsReason;

    /// @param domain      the service named in the details
    /// @param tellsReason whether a refusal for too many requests says why in a reason
    public GeminiErrors(String domain, boolean tellsReason, Clock clock) {
        this.domain = domain;
        this.tellsReason = tellsReason;
        this.clock = clock;
    }

    public Answer answer(Refusal refusal) {
        var body = Json.object();
        body.set("error", error(refusal));
        return Answer.json(httpStatus(refusal), Headers.NONE, Json.bytes(body));
    }

    /// The object inside an error body, and inside an error event.
    public ObjectNode error(Refusal refusal) {
        var error = Json.object()
                .put("code", httpStatus(refusal))
                .put("message", refusal.message())
                .put("status", status(refusal.kind()));
        var details = details(refusal);
        if (!details.isEmpty()) {
            error.set("details", Json.array(details));
        }
        return error;
    }

    private List<ObjectNode> details(Refusal refusal) {
        var details = new ArrayList<ObjectNode>();
        var isLimit = refusal.kind() == RefusalKind.RATE_LIMIT || refusal.kind() == RefusalKind.QUOTA;
        if (isLimit && tellsReason) {
            details.add(reason(refusal));
        } else if (isLimit) {
            var failure = detail("QuotaFailure");
            failure.set(
                    "violations",
                    Json.array(
                            List.of(Json.object().put("quotaMetric", "sandbox").put("quotaId", "Sandbox"))));
            details.add(failure);
        } else {
            refusal.code()
                    .ifPresent(code ->
                            details.add(detail("ErrorInfo").put("reason", code).put("domain", domain)));
        }
        if (refusal.kind() == RefusalKind.INVALID && refusal.place().isPresent()) {
            var request = detail("BadRequest");
            var violation = Json.object()
                    .put("field", GeminiWording.path(refusal.place().get()))
                    .put("description", refusal.message());
            request.set("fieldViolations", Json.array(List.of(violation)));
            details.add(request);
        }
        refusal.retryAfter().ifPresent(wait -> details.add(detail("RetryInfo").put("retryDelay", seconds(wait))));
        return details;
    }

    private ObjectNode reason(Refusal refusal) {
        var info = detail("ErrorInfo")
                .put("reason", refusal.kind() == RefusalKind.QUOTA ? "QUOTA_EXHAUSTED" : "RATE_LIMIT_EXCEEDED")
                .put("domain", domain);
        var metadata = Json.object().put("sandbox", "true");
        refusal.retryAfter()
                .ifPresent(wait -> metadata.put("quotaResetDelay", seconds(wait))
                        .put("quotaResetTimeStamp", clock.instant().plus(wait).toString()));
        return info.set("metadata", metadata);
    }

    private static ObjectNode detail(String type) {
        return Json.object().put("@type", TYPE + type);
    }

    /// `37s`, `0.7s`.
    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
    }

    private static int httpStatus(Refusal refusal) {
        return refusal.status()
                .orElse(
                        switch (refusal.kind()) {
                            case INVALID, TOO_LARGE -> 400;
                            case AUTHENTICATION -> 401;
                            case PERMISSION, BILLING -> 403;
                            case NOT_FOUND -> 404;
                            case CONFLICT -> 409;
                            case RATE_LIMIT, QUOTA -> 429;
                            case SERVER -> 500;
                            case OVERLOADED -> 503;
                            case TIMEOUT -> 504;
                        });
    }

    private static String status(RefusalKind kind) {
        return switch (kind) {
            case INVALID, TOO_LARGE -> "INVALID_ARGUMENT";
            case AUTHENTICATION -> "UNAUTHENTICATED";
            case PERMISSION, BILLING -> "PERMISSION_DENIED";
            case NOT_FOUND -> "NOT_FOUND";
            case CONFLICT -> "ABORTED";
            case RATE_LIMIT, QUOTA -> "RESOURCE_EXHAUSTED";
            case SERVER -> "INTERNAL";
            case OVERLOADED -> "UNAVAILABLE";
            case TIMEOUT -> "DEADLINE_EXCEEDED";
        };
    }
}
