package dev.antigravity.protocol;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/// How a dialect without image endpoints of its own is asked for pictures (IMG-002, IMG-005). Thread-safe.
///
/// Pictures are never in what is encoded and decoded here: a number stands for each.
public interface ImageCodec {
    /// @param model   as the upstream names it
    /// @param receipt takes a note of all that is lost on the way
    /// @throws RejectedRequestException if this upstream cannot be asked that
    EncodedRequest encode(ImageRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt);

    /// The member of a request that holds a picture, where {@link #encode} puts its number.
    String sentMember();

    /// What stands there before the Base64 of a picture.
    String sentBeginning(ImageRequest.Picture picture);

    /// The members of an answer that hold pictures, in Base64.
    Set<String> pictureMembers();

    /// @param body where a picture stood there is its number instead, counted from 0 as they came
    /// @throws UnreadableAnswerException if it is no answer of this dialect, or one without a picture
    /// @throws RejectedRequestException  if the upstream declined to draw
    ImageReply decode(JsonValue body);

    /// A decoder for one answer, if this dialect answers in events to a request that asks for a stream.
    Optional<ImageStreamDecoder> streamDecoder();
}
