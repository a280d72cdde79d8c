package dev.antigravity.golden;

import dev.antigravity.chat.Protocol;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.UpstreamCodec;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Every dialect there is, for tests of other rooms and modules.
public final class Codecs {
    /// In the order of {@link Protocol}.
    public static final List<ClientCodec> CLIENTS = Stream.of(Protocol.values())
            .flatMap(protocol -> Stream.ofNullable(CodecExchange.CLIENTS.get(protocol)))
            .toList();

    private Codecs() {}

    public static UpstreamCodec upstream(Protocol protocol) {
        return Objects.requireNonNull(CodecExchange.UPSTREAMS.get(protocol));
    }
}
