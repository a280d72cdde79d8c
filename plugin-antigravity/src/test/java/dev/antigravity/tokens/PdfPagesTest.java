package dev.antigravity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class PdfPagesTest {
    @Test
    void countsPagesAndTheTextTheyShow() {
        var pdf = pdf(
                plain("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >> << /Type /Page >> <</Type/Page>>"),
                deflated("""
                BT /F1 12 Tf (Hello world) Tj [(Good) -20 (bye)] TJ ET (not text) BT <00480049> Tj ET"""));

        var pages = PdfPages.read(pdf);

        assertThat(pages.count()).isEqualTo(2);
        assertThat(pages.characters()).isEqualTo("Hello worldGoodbye".length() + 2);
    }

    @Test
    void findsPagesInCompressedObjects() {
        var pdf = pdf(deflated("1 0 2 50 <</Type /Page/Parent 9 0 R>> <</Type /Page >>"), deflated("<</Type/Page>>"));

        assertThat(PdfPages.read(pdf).count()).isEqualTo(3);
    }

    @Test
    void aBrokenDocumentIsOnePage() {
        assertThat(PdfPages.read("%PDF-1.7 stream\nnonsense".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new PdfPages(1, 0));
        assertThat(PdfPages.read(new byte[0])).isEqualTo(new PdfPages(1, 0));
    }

    private static byte[] pdf(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] plain(String objects) {
        return ("1 0 obj " + objects + " endobj\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] deflated(String content) {
        var deflater = new Deflater();
        deflater.setInput(content.getBytes(StandardCharsets.ISO_8859_1));
        deflater.finish();
        var buffer = new byte[4_096];
        var length = deflater.deflate(buffer);
        deflater.end();
        var out = new ByteArrayOutputStream();
        out.writeBytes("5 0 obj << /Filter /FlateDecode >> stream\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.write(buffer, 0, length);
        out.writeBytes("\nendstream endobj\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
