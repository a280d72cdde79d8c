package dev.antigravity.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void onlyOneThreadAtATimeHasTheLock() throws Exception {
        var locks = new FileLocks();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                threads.submit(() -> {
                    try (var _ = locks.acquire(folder.resolve("lock"), LONG)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                    }
                    return null;
                });
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void saysThatSomebodyElseHasItWhenPatienceEnds() throws IOException {
        var lockFile = folder.resolve("lock");
        try (var _ = new FileLocks().acquire(lockFile, LONG)) {
            assertThatThrownBy(() -> new FileLocks().acquire(lockFile, Duration.ofMillis(50)))
                    .isInstanceOf(FileBusyException.class)
                    .hasMessageContaining("another Antigravity");
        }
    }

    @Test
    void twoFilesAreTwoLocks() throws IOException {
        var locks = new FileLocks();
        try (var _ = locks.acquire(folder.resolve("one"), LONG);
                var other = locks.acquire(folder.resolve("two"), Duration.ZERO)) {
            assertThat(other).isNotNull();
        }
    }

    @Test
    void canBeTakenAgainAfterItWasReleased() throws IOException {
        var locks = new FileLocks();
        for (var i = 0; i < 3; i++) {
            try (var held = locks.acquire(folder.resolve("deep").resolve("lock"), Duration.ZERO)) {
                assertThat(held).isNotNull();
            }
        }
        assertThat(OwnerOnly.holdsFor(folder.resolve("deep").resolve("lock"))).isTrue();
    }

    @Test
    void anotherProcessCountsTheSameFileWithoutLosingOne() throws Exception {
        var counter = Files.writeString(folder.resolve("counter"), "0");
        var other = OtherJvm.start(Count.class, folder.toString());
        Count.count(folder);
        var output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).as(output).isZero();
        assertThat(Files.readString(counter)).isEqualTo(String.valueOf(2 * Count.TIMES));
    }

    /// Adds to a number in a file, which goes wrong at once if two do it at the same time.
    static final class Count {
        static final int TIMES = 300;

        private Count() {}

        public static void main(String[] arguments) throws IOException {
            count(Path.of(arguments[0]));
        }

        static void count(Path folder) throws IOException {
            var locks = new FileLocks();
            for (var i = 0; i < TIMES; i++) {
                try (var _ = locks.acquire(folder.resolve("lock"), LONG)) {
                    var counter = folder.resolve("counter");
                    Files.writeString(counter, String.valueOf(Integer.parseInt(Files.readString(counter)) + 1));
                }
            }
        }
    }
}
