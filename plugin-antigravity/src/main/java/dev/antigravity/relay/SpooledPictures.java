package dev.antigravity.relay;

import dev.antigravity.net.Base64Body;
import dev.antigravity.net.Body;
import dev.antigravity.net.Spool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// Pictures of an answer that is not whole yet, in files without names: tens of megabytes that nobody needs in memory.
final class SpooledPictures implements AutoCloseable {
    private static final long MOST_BYTES = 512L << 20;

    private final List<Spool> pictures = new ArrayList<>();
    private long bytes;

    /// Takes the next picture.
    OutputStream open() throws IOException {
        var picture = Spool.open();
        pictures.add(picture);
        return new BufferedOutputStream(new Counted(picture), 32 << 10);
    }

    /// @param number counted from 0, in the order they came
    long bytes(long number) {
        return pictures.get(Math.toIntExact(number)).length();
    }

    Body base64(long number) {
        return new Base64Body(pictures.get(Math.toIntExact(number)));
    }

    /// How many have come.
    long count() {
        return pictures.size();
    }

    /// Gives back the room of one that nobody needs any more.
    void drop(long number) throws IOException {
        var picture = pictures.get(Math.toIntExact(number));
        bytes -= picture.length();
        picture.close();
    }

    /// No upstream may fill the disk.
    private final class Counted extends OutputStream {
        private final Spool picture;

        Counted(Spool picture) {
            this.picture = picture;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] piece, int from, int length) throws IOException {
            bytes += length;
            if (bytes > MOST_BYTES) {
                throw new IOException("the pictures are larger than " + MOST_BYTES + " bytes");
            }
            picture.append(piece, from, length);
        }
    }

    @Override
    public void close() throws IOException {
        for (var picture : pictures) {
            picture.close();
        }
    }
}
