package dev.antigravity.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Lines in a file that one process has for itself until it closes it.
final class LockedTape implements BatchJournal.Tape {
    private final FileChannel channel;

    /// @param file made if it is not there
    /// @throws BatchException if another run has it
    LockedTape(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw busy(file);
            }
        } catch (OverlappingFileLockException _) {
            channel.close();
            throw busy(file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static BatchException busy(Path file) {
        return new BatchException("another run is drawing this batch: it has " + file);
    }

    @Override
    public byte[] read() throws IOException {
        // Not closed: that would give the lock back.
        return Channels.newInputStream(channel).readAllBytes();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        var rest = ByteBuffer.wrap(bytes);
        for (var at = channel.size(); rest.hasRemaining(); ) {
            at += channel.write(rest, at);
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
