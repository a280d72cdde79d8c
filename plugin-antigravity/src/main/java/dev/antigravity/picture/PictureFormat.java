package dev.antigravity.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The formats of pictures that providers take and give, told by their first bytes.
public enum PictureFormat {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp"),
    GIF("gif", "image/gif");

    /// So many bytes tell a format.
    public static final int SIGNATURE_BYTES = 12;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final String extension;
    private final String mediaType;

    PictureFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /// Of file names, without a dot.
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /// What APIs call it: `png`, `jpeg`, `webp`, `gif`.
    public String word() {
        return mediaType.substring("image/".length());
    }

    /// By its word or its extension, in any case.
    public static Optional<PictureFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equalsIgnoreCase(name) || format.extension.equalsIgnoreCase(name))
                .findFirst();
    }

    /// @param first at least {@value #SIGNATURE_BYTES} bytes, if the file has so many
    public static Optional<PictureFormat> of(byte[] first) {
        if (startsWith(first, 0, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (startsWith(first, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            return Optional.of(JPEG);
        }
        if (isText(first, 0, "RIFF") && isText(first, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (isText(first, 0, "GIF87a") || isText(first, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        return Optional.empty();
    }

    private static boolean isText(byte[] bytes, int at, String text) {
        return startsWith(bytes, at, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] start) {
        return bytes.length >= at + start.length && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
    }
}
