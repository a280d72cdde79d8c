package dev.antigravity.relay;

import dev.antigravity.json.BinaryMembers;
import dev.antigravity.protocol.ImageAnswerReader;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/// Pictures that pass by: how many, and how large. Unfinished ones do not count. Not thread-safe.
final class CountedPictures implements ImageAnswerReader.Gallery {
    private final LongConsumer partials;
    private long count;
    private long bytes;
    private long unfinished;
    private long unfinishedBytes;

    /// @param partials told the number of each unfinished picture, from 1
    CountedPictures(LongConsumer partials) {
        this.partials = partials;
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
        forget();
        partials.accept(index + 1);
    }

    private void forget() {
        unfinished = 0;
        unfinishedBytes = 0;
    }

    @Override
    public void finished() {
        count += unfinished;
        bytes += unfinishedBytes;
        forget();
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
