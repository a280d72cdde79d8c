package dev.antigravity.relay;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Pictures of an answer that is not whole yet, in files without names: tens of megabytes that nobody needs in memory.
final class SpooledPictures implements AutoCloseable {
    private static final long MOST_BYTES = 512L << 20;

    private final List<FileChannel> pictures = new ArrayList<>();
    private long bytes;

    /// Takes the next picture.
    OutputStream open() throws IOException {
        var picture = FileChannel.open(
                Files.createTempFile("antigravity-", ".picture"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        pictures.add(picture);
        return new BufferedOutputStream(new Unclosed(new Counted(Channels.newOutputStream(picture))), 64 << 10);
    }

    long bytes(long number) throws IOException {
        return pictures.get(Math.toIntExact(number)).size();
    }

    /// @param number counted from 0, in the order they came
    void writeBase64(long number, OutputStream out) throws IOException {
        var picture = pictures.get(Math.toIntExact(number));
        picture.position(0);
        // Closing it writes the last characters.
        try (var text = Base64.getEncoder().wrap(new Unclosed(out))) {
            Channels.newInputStream(picture).transferTo(text);
        }
    }

    /// No upstream may fill the disk.
    private final class Counted extends FilterOutputStream {
        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] piece, int from, int length) throws IOException {
            bytes += length;
            if (bytes > MOST_BYTES) {
                throw new IOException("the pictures are larger than " + MOST_BYTES + " bytes");
            }
            out.write(piece, from, length);
        }
    }

    /// A stream whose owner goes on to use what it leads to.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (var picture : pictures) {
            picture.close();
        }
    }
}
