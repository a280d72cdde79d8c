package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.golden.Codecs;
import dev.antigravity.testing.Conversations;
import dev.antigravity.testing.Proves;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any conversation becomes, for every upstream, a body that the upstream's own types accept.
class GeneratedBodiesTest {

    @Provide
    Arbitrary<ChatRequest> requests() {
        return Conversations.requests();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @Proves("GEN-010")
    void areAcceptedByTheTypesOfTheVendor(@ForAll("requests") ChatRequest request, @ForAll Protocol upstream) {
        var sent = Codecs.upstream(upstream)
                .encodeRequest(request, "m", UpstreamProfile.of(upstream), new FidelityReceipt());

        assertThat(RequestTypes.complaints(upstream, sent.body())).isEmpty();
    }
}
