package dev.antigravity.sandbox.wire.openai.images;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.media.PictureSize;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What no shape can say about a request for pictures.
final class ImageRules {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final Pattern DATA = Pattern.compile("data:([^;,]+);base64,(.*)", Pattern.DOTALL);
    private static final PictureSize USUAL = new PictureSize(1024, 1024);
    private static final int STEP = 16;
    private static final int LONGEST_SIDE = 3840;
    private static final int LARGEST_AREA = 3840 * 2160;

    private ImageRules() {}

    static PictureSize size(JsonNode body) {
        var asked = body.path("size").asString("auto");
        if (asked.equals("auto")) {
            return USUAL;
        }
        var size = SIZE.matcher(asked);
        if (!size.matches() || !isAllowed(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))) {
            throw refuse(
                    Place.ROOT.member("size"),
                    "invalid_value",
                    "Invalid size '" + asked + "'. Width and height must be divisible by 16, the longer side at most "
                            + "three times the shorter, no side longer than 3840, and the area at most 3840x2160.");
        }
        return new PictureSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    private static boolean isAllowed(int width, int height) {
        var longer = Math.max(width, height);
        return width % STEP == 0
                && height % STEP == 0
                && longer <= LONGEST_SIDE
                && longer <= 3 * Math.min(width, height)
                && width * height <= LARGEST_AREA;
    }

    static void checkBackground(JsonNode body) {
        var isTransparent = body.path("background").asString("").equals("transparent");
        if (isTransparent && body.path("output_format").asString("png").equals("jpeg")) {
            throw refuse(
                    Place.ROOT.member("background"),
                    "invalid_value",
                    "Transparent background is not supported for the JPEG output format.");
        }
    }

    static void checkStream(JsonNode body) {
        var streams = body.path("stream").asBoolean(false);
        if (streams && body.path("n").asInt(1) > 1) {
            throw refuse(Place.ROOT.member("n"), "invalid_value", "Streaming is only supported with n=1.");
        }
        if (!streams && body.path("partial_images").asInt(0) > 0) {
            throw refuse(
                    Place.ROOT.member("partial_images"),
                    "invalid_value",
                    "partial_images is only supported when stream is true.");
        }
    }

    /// What the pictures of an edit cost.
    static long checkPictures(JsonNode body) {
        var tokens = 0L;
        var first = Optional.<PictureSize>empty();
        for (var i = 0; i < body.path("images").size(); i++) {
            var place = Place.ROOT.member("images").item(i);
            var picture = picture(body.path("images").get(i), place);
            first = i == 0 ? picture.size() : first;
            tokens += picture.tokens();
        }
        if (body.hasNonNull("mask")) {
            var place = Place.ROOT.member("mask");
            var mask = picture(body.get("mask"), place).size();
            if (!mask.equals(first)) {
                throw refuse(
                        place,
                        "invalid_mask_image_size",
                        "Invalid mask image: its size ("
                                + mask.map(PictureSize::toString).orElse("unknown")
                                + ") does not match the size of the image ("
                                + first.map(PictureSize::toString).orElse("unknown") + ").");
            }
        }
        return tokens;
    }

    private static Attachment picture(JsonNode reference, Place place) {
        var data = DATA.matcher(reference.path("image_url").asString());
        return Optional.of(data)
                .filter(found -> found.matches())
                .flatMap(found -> Attachment.decode(found.group(1), found.group(2)))
                .filter(attachment -> attachment.size().isPresent())
                .orElseThrow(() -> refuse(
                        place,
                        "invalid_image_file",
                        "Invalid image file or mode for " + place.bracketed() + ", please check your image file."));
    }
}
