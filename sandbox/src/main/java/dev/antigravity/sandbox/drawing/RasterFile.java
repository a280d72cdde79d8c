package dev.antigravity.sandbox.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Drawings by the JDK's writers, with a remark inside that says where they come from.
final class RasterFile {
    private static final String REMARK = "Drawn by the Antigravity sandbox, not by a model.";
    private static final int PNG_HEADER = 8 + 25;

    private RasterFile() {}

    static byte[] png(Drawing drawing) {
        var paper = (drawing.isOpaque() ? 0xff000000 : 0) | drawing.paper();
        var colours = new IndexColorModel(1, 2, new int[] {paper, 0xff000000 | drawing.ink()}, 0, true, -1, 0);
        var image = new BufferedImage(drawing.width(), drawing.height(), BufferedImage.TYPE_BYTE_BINARY, colours);
        var pixels = image.getRaster();
        for (var y = 0; y < drawing.height(); y++) {
            for (var x = 0; x < drawing.width(); x++) {
                pixels.setSample(x, y, 0, drawing.isInk(x, y) ? 1 : 0);
            }
        }
        return spliced(written(image, "png"), PNG_HEADER, textChunk());
    }

    static byte[] jpeg(Drawing drawing) {
        var image = new BufferedImage(drawing.width(), drawing.height(), BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < drawing.height(); y++) {
            for (var x = 0; x < drawing.width(); x++) {
                image.setRGB(x, y, drawing.isInk(x, y) ? drawing.ink() : drawing.paper());
            }
        }
        var file = written(image, "jpeg");
        var behindJfif = 2 + 2 + ByteBuffer.wrap(file).getShort(4);
        return spliced(file, behindJfif, commentSegment());
    }

    private static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("this JDK writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail.
        }
        return bytes.toByteArray();
    }

    private static byte[] textChunk() {
        var content = ("tEXtComment\0" + REMARK).getBytes(StandardCharsets.ISO_8859_1);
        var sum = new CRC32();
        sum.update(content);
        return ByteBuffer.allocate(content.length + 8)
                .putInt(content.length - 4)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] commentSegment() {
        var content = REMARK.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(content.length + 4)
                .putShort((short) 0xFFFE)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] spliced(byte[] file, int at, byte[] insert) {
        return ByteBuffer.allocate(file.length + insert.length)
                .put(file, 0, at)
                .put(insert)
                .put(file, at, file.length - at)
                .array();
    }
}
