package dev.antigravity.relay;

import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Body;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A translated request for pictures. Those in it are written from where they lie, as often as it is sent.
///
/// @param texts    what stands around the pictures
/// @param pictures one fewer
record PictureBody(List<byte[]> texts, List<Body> pictures) implements Body {
    /// @param encoded in which a number stands for each picture
    static PictureBody of(JsonObject encoded, ImageCodec codec, ImageRequest request, ImageOrder order) {
        var cut = BinaryMembers.cut(encoded, codec.sentMember());
        var texts = new ArrayList<byte[]>();
        var pictures = new ArrayList<Body>();
        var open = "";
        for (var i = 0; i < cut.texts().size(); i++) {
            var text = new String(cut.texts().get(i), StandardCharsets.UTF_8);
            var close = open.isEmpty() ? "" : "\"";
            if (i < cut.numbers().size()) {
                var picture = picture(cut.numbers().get(i), request);
                open = "\"" + codec.sentBeginning(picture);
                pictures.add(order.base64(picture));
            } else {
                open = "";
            }
            texts.add((close + text + open).getBytes(StandardCharsets.UTF_8));
        }
        return new PictureBody(List.copyOf(texts), List.copyOf(pictures));
    }

    private static ImageRequest.Picture picture(long number, ImageRequest request) {
        return request.pictures().stream()
                .filter(picture -> picture.number() == number)
                .findFirst()
                .or(() -> request.mask().filter(mask -> mask.number() == number))
                .orElseThrow(() -> new IllegalStateException("no picture has the number " + number));
    }

    @Override
    public long length() {
        return texts.stream().mapToLong(text -> text.length).sum()
                + pictures.stream().mapToLong(Body::length).sum();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (var i = 0; i < texts.size(); i++) {
            out.write(texts.get(i));
            if (i < pictures.size()) {
                pictures.get(i).writeTo(out);
            }
        }
    }

    @Override
    public String toString() {
        return pictures.size() + " pictures, " + length() + " bytes";
    }
}
