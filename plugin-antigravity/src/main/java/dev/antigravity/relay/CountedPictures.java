package dev.antigravity.relay;

import dev.antigravity.json.BinaryMembers;
import dev.antigravity.protocol.ImageAnswerReader;
import java.io.OutputStream;
import java.util.List;

/// Pictures that pass by: how many, and how large. Unfinished ones do not count. Not thread-safe.
final class CountedPictures implements ImageAnswerReader.Gallery {
    private long count;
    private long bytes;
    private long unfinished;
    private long unfinishedBytes;

    /// Those of an answer in Base64.
    static CountedPictures of(List<String> pictures) {
        var counted = new CountedPictures();
        counted.count = pictures.size();
        counted.bytes = pictures.stream().mapToLong(CountedPictures::decoded).sum();
        return counted;
    }

    private static long decoded(String base64) {
        var padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() * 3L / 4 - padding;
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public BinaryMembers.Target frame() {
        return () -> {
            unfinished++;
            return new Counter();
        };
    }

    @Override
    public void partial(long index) {
        unfinished = 0;
        unfinishedBytes = 0;
    }

    @Override
    public void finished() {
        count += unfinished;
        bytes += unfinishedBytes;
        partial(0);
    }

    private final class Counter extends OutputStream {
        @Override
        public void write(int one) {
            unfinishedBytes++;
        }

        @Override
        public void write(byte[] all, int from, int length) {
            unfinishedBytes += length;
        }
    }
}
