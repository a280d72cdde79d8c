package dev.antigravity.plugin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.net.AllowedHosts;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.Sentinel;
import dev.antigravity.net.WayOut;
import dev.antigravity.testing.FakeUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A token endpoint that never comes to its end.
class OutboundFormsTest {
    @AutoClose
    private final FakeUpstream server = new FakeUpstream();

    @AutoClose
    private final Sentinel sentinel = new Sentinel();

    @AutoClose
    private final OutboundClient client = new OutboundClient(new AllowedHosts().allow(server.uri()), "test", sentinel);

    @Test
    void givesUpOnAServerThatSendsOneByteAfterTheOther() {
        var left = new Semaphore(0);
        server.then((_, out, _) -> {
            FakeUpstream.head(200, Map.of("Content-Length", "1000"), out);
            try {
                while (!left.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        var forms = new OutboundForms(client, WayOut.DIRECT, Duration.ofMillis(300));

        assertThatThrownBy(() -> forms.post(server.uri(), Map.of(), "grant_type=refresh_token"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no whole answer within");
        left.release();
    }
}
