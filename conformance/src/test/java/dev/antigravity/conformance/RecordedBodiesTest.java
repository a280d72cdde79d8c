package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.golden.RecordedRequest;
import dev.antigravity.testing.Proves;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What released clients really send becomes, for every upstream, a body that the upstream's own types accept.
class RecordedBodiesTest {

    /// Within one protocol the client's bytes go through.
    static Stream<RecordedRequest> abroad() {
        return RecordedRequest.everywhere().filter(recorded -> recorded.client() != recorded.upstream());
    }

    @ParameterizedTest
    @MethodSource("abroad")
    @Proves("GEN-010")
    void areAcceptedByTheTypesOfTheVendor(RecordedRequest recorded) {
        var sent = recorded.sent(recorded.body(), new FidelityReceipt());

        assertThat(RequestTypes.complaints(recorded.upstream(), sent)).isEmpty();
    }
}
