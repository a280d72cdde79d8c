package dev.antigravity.image;

import dev.antigravity.net.Body;
import dev.antigravity.picture.PictureFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A form with pictures in it (RFC 7578), read from their files while it is sent.
final class WishForm implements Body {
    private final String boundary;
    private final List<Piece> pieces = new ArrayList<>();
    private long length;

    /// @param boundary that occurs in no picture
    WishForm(String boundary) {
        this.boundary = boundary;
    }

    /// Some bytes of the form.
    private interface Piece {
        InputStream open() throws IOException;
    }

    WishForm field(String name, String value) {
        return text(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    /// @throws dev.antigravity.picture.UnreadablePictureException if the file is no picture
    WishForm picture(String name, Path file) throws IOException {
        var format = PictureFacts.of(file).format();
        text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name + "."
                + format.extension() + "\"\r\nContent-Type: " + format.mediaType() + "\r\n\r\n");
        pieces.add(() -> Files.newInputStream(file));
        length += Files.size(file);
        return text("\r\n");
    }

    WishForm end() {
        return text("--" + boundary + "--\r\n");
    }

    private WishForm text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        pieces.add(() -> new ByteArrayInputStream(bytes));
        length += bytes.length;
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (var piece : pieces) {
            try (var in = piece.open()) {
                in.transferTo(out);
            }
        }
    }
}
