package dev.antigravity.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process that is known to be ours.
final class ServiceProcess {
    /// Some systems work out the beginning anew each time, from two clocks that drift apart.
    private static final Duration DRIFT = Duration.ofSeconds(2);

    private final ProcessHandle process;

    private ServiceProcess(ProcessHandle process) {
        this.process = process;
    }

    /// The process, if it still runs and no other has got its number.
    static Optional<ServiceProcess> find(ServiceRecord record) {
        return ProcessHandle.of(record.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> began(process)
                        .filter(began ->
                                Duration.between(began, record.began()).abs().compareTo(DRIFT) <= 0)
                        .isPresent())
                .map(ServiceProcess::new);
    }

    /// When it began; empty if the system does not say.
    static Optional<Instant> began(ProcessHandle process) {
        return process.info().startInstant();
    }

    /// Whether {@link #askToEnd} does something here.
    boolean canBeAsked() {
        return process.supportsNormalTermination();
    }

    void askToEnd() {
        process.destroy();
    }

    void end() {
        process.destroyForcibly();
    }

    /// @return whether it has ended by then
    boolean awaitEnd(Duration patience) throws InterruptedException {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }
}
