package dev.antigravity.relay;

import dev.antigravity.net.Headers;
import java.util.LinkedHashMap;

/// The headers of answers we write ourselves.
final class ReplyHeaders {
    private static final String RECEIPT = "x-fidelity-receipt";
    private static final String UPSTREAM_STATUS = "x-upstream-status";

    private ReplyHeaders() {}

    static Headers json(InboundCall call, String receipt) {
        return own(call, "application/json", receipt);
    }

    static Headers stream(InboundCall call, String receipt) {
        return call.framing() == LiveStream.Framing.JSON_ARRAY
                ? json(call, receipt)
                : own(call, "text/event-stream; charset=utf-8", receipt).with("Cache-Control", "no-cache");
    }

    /// The upstream's own, with the id of the request if it gave none, and what little could not be asked for.
    static Headers passed(InboundCall call, Headers answered, String receipt) {
        var headers = passed(call, answered);
        return receipt.isEmpty() ? headers : headers.with(RECEIPT, receipt);
    }

    /// The upstream's own, with the id of the request if it gave none.
    static Headers passed(InboundCall call, Headers answered) {
        var headers = PassedHeaders.ofAnswer(answered);
        var idName = call.codec().requestIdHeader();
        return headers.has(idName) ? headers : headers.with(idName, call.id());
    }

    static Headers error(InboundCall call, int upstreamStatus) {
        var headers = own(call, "application/json", "");
        return upstreamStatus > 0 ? headers.with(UPSTREAM_STATUS, Integer.toString(upstreamStatus)) : headers;
    }

    private static Headers own(InboundCall call, String contentType, String receipt) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put(call.codec().requestIdHeader(), call.id());
        if (!receipt.isEmpty()) {
            headers.put(RECEIPT, receipt);
        }
        return Headers.of(headers);
    }
}
