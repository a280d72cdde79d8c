package dev.antigravity.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Locks that exclude the other threads and the other processes of this machine.
///
/// Have one of these per process and hand it to everybody: the operating system gives locks to processes, not to
/// threads, and takes them away when any part of the process closes the file. A lock file stays when the lock is
/// released, because deleting it would let two processes lock two different files of the same name. Thread-safe, not
/// reentrant.
public final class FileLocks {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Map<Path, Semaphore> inThisProcess = new ConcurrentHashMap<>();

    /// A lock in force until it is closed.
    public static final class Held implements AutoCloseable {
        private final Semaphore turn;
        private final FileChannel channel;
        private final FileLock lock;

        private Held(Semaphore turn, FileChannel channel, FileLock lock) {
            this.turn = turn;
            this.channel = channel;
            this.lock = lock;
        }

        @Override
        public void close() throws IOException {
            try {
                lock.close();
                channel.close();
            } finally {
                turn.release();
            }
        }
    }

    /// @param lockFile created if it is missing, together with its folder; never deleted
    /// @param patience how long to wait for the one who has it
    /// @throws FileBusyException if it is still taken then
    public Held acquire(Path lockFile, Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        var turn = inThisProcess.computeIfAbsent(lockFile.toAbsolutePath().normalize(), _ -> new Semaphore(1, true));
        await(
                () -> turn.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) ? turn : null,
                lockFile,
                deadline);
        try {
            return lock(lockFile, deadline, turn);
        } catch (IOException | RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private static Held lock(Path lockFile, long deadline, Semaphore turn) throws IOException {
        var channel = open(lockFile);
        try {
            return new Held(turn, channel, await(() -> tryLock(channel), lockFile, deadline));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path lockFile) throws IOException {
        var folder = lockFile.toAbsolutePath().getParent();
        if (folder != null) {
            OwnerOnly.createFolder(folder);
        }
        OwnerOnly.createFile(lockFile);
        return FileChannel.open(lockFile, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private interface Attempt<T> {
        @Nullable
        T go() throws IOException, InterruptedException;
    }

    private static <T> T await(Attempt<T> attempt, Path lockFile, long deadline) throws IOException {
        try {
            while (true) {
                var got = attempt.go();
                if (got != null) {
                    return got;
                }
                if (System.nanoTime() - deadline >= 0) {
                    throw new FileBusyException(lockFile);
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + lockFile);
        }
    }
}
