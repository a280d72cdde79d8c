package dev.antigravity.protocol.cloudcode;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonSplice;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.EnvelopedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A Gemini client's request inside the envelope: its own bytes, but for the session id that joins them and what the
/// envelope has no place for (VUP-003). Nothing is copied.
final class CloudCodeSplice implements EnvelopedRequest {
    private static final byte[] END = {'}'};

    private final String path;
    private final byte[] head;
    private final JsonSplice request;

    CloudCodeSplice(TopLevelMembers body, CloudCodeEnvelope envelope, boolean stream, FidelityReceipt receipt) {
        path = CloudCodeEnvelope.path(stream);
        head = open(envelope, body);
        request = new JsonSplice(body)
                .set(
                        envelope.sessionField(),
                        CloudCodeEnvelope.sessionId(
                                body.firstItem(CloudCodeEnvelope.CONTENTS, CloudCodeEnvelope::isUsersText)));
        envelope.unwanted(body.names(), receipt).forEach(request::remove);
    }

    private static byte[] open(CloudCodeEnvelope envelope, TopLevelMembers body) {
        var whole = Json.bytes(envelope.head(body.value("generationConfig").orElse(null)));
        var next = (",\"" + CloudCodeEnvelope.REQUEST + "\":").getBytes(StandardCharsets.US_ASCII);
        var opened = Arrays.copyOf(whole, whole.length - 1 + next.length);
        System.arraycopy(next, 0, opened, whole.length - 1, next.length);
        return opened;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long length() {
        return head.length + request.length() + END.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(head);
        request.writeTo(out);
        out.write(END);
    }
}
