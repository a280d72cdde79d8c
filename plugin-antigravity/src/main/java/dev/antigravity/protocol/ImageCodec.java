package dev.antigravity.protocol;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonValue;

/// How a dialect without image endpoints of its own is asked for pictures (IMG-002). Thread-safe.
public interface ImageCodec {
    /// @param model   as the upstream names it
    /// @param receipt takes a note of all that is lost on the way
    /// @throws RejectedRequestException if this upstream cannot be asked that
    EncodedRequest encode(ImageRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt);

    /// The member of an answer that holds a picture, in Base64.
    String pictureMember();

    /// @param body where a picture stood there is its number instead, counted from 0 as they came
    /// @throws UnreadableAnswerException if it is no answer of this dialect, or one without a picture
    /// @throws RejectedRequestException  if the upstream declined to draw
    ImageReply decode(JsonValue body);
}
