package dev.antigravity.picture;

/// What the first chunk of a WebP file tells.
///
/// @param extended whether the file has the chunk `VP8X`, without which there is no place for metadata
/// @param flags    of that chunk
record WebpStart(boolean extended, int flags, int width, int height) {
    /// So many bytes of the chunk are enough.
    static final int LONGEST = 10;

    static final int XMP = 0x04;
    static final int ALPHA = 0x10;

    /// @param chunk its name
    /// @param start its first bytes
    static WebpStart of(String chunk, byte[] start) {
        if (start.length < (chunk.equals("VP8L") ? 5 : LONGEST)) {
            throw UnreadablePictureException.cut();
        }
        return switch (chunk) {
            case "VP8X" ->
                new WebpStart(
                        true,
                        start[0] & 0xFF,
                        1 + PictureInput.littleEndian(start, 4, 3),
                        1 + PictureInput.littleEndian(start, 7, 3));
            case "VP8 " ->
                new WebpStart(
                        false,
                        0,
                        PictureInput.littleEndian(start, 6, 2) & 0x3FFF,
                        PictureInput.littleEndian(start, 8, 2) & 0x3FFF);
            case "VP8L" -> lossless(PictureInput.littleEndian(start, 1, 4));
            default -> throw new UnreadablePictureException("begins with a chunk of an unknown kind");
        };
    }

    private static WebpStart lossless(int bits) {
        return new WebpStart(
                false, (bits >>> 28 & 1) == 1 ? ALPHA : 0, 1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
    }

    PictureFacts facts() {
        return new PictureFacts(PictureFormat.WEBP, width, height, (flags & ALPHA) != 0);
    }
}
