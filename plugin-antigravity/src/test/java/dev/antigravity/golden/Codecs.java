package dev.antigravity.golden;

import dev.antigravity.chat.Protocol;
import dev.antigravity.protocol.UpstreamCodec;
import java.util.Objects;

/// Every dialect there is, for tests of other modules.
public final class Codecs {
    private Codecs() {}

    public static UpstreamCodec upstream(Protocol protocol) {
        return Objects.requireNonNull(CodecExchange.UPSTREAMS.get(protocol));
    }
}
