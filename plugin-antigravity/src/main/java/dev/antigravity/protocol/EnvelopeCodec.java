package dev.antigravity.protocol;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.sse.SseEvent;
import java.util.Optional;

/// A dialect whose requests and answers are those of another one in an envelope. Clients of that other one need no
/// translation: their bytes are put in, and the answer's bytes taken out (VUP-003, VRS-001).
public interface EnvelopeCodec extends UpstreamCodec {
    /// The dialect inside.
    Protocol inside();

    /// @param stream  whether the client asked for a stream
    /// @param receipt takes a note of what the envelope has no place for
    EnvelopedRequest envelop(
            TopLevelMembers body, String model, boolean stream, UpstreamProfile profile, FidelityReceipt receipt);

    /// The answer in a whole body; an error stays as it is, for it has no envelope.
    ///
    /// @throws UnreadableAnswerException if there is neither
    byte[] unwrap(byte[] body);

    /// The data of one event in one line, empty if the event brings nothing.
    ///
    /// @throws UnreadableAnswerException if the event is not JSON
    Optional<byte[]> unwrap(SseEvent event);
}
