package dev.antigravity.plugin;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.ledger.ClientSpending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what clients have used in a file, so that a restart gives nobody a new budget. Writes at most once a second,
/// and only what has changed.
final class KeptSpending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSpending.class);

    private final ClientSpending spending;
    private final Path file;
    private final DurableFiles files;
    private final CountDownLatch over = new CountDownLatch(1);
    private JsonObject kept = JsonObject.EMPTY;

    private KeptSpending(ClientSpending spending, Path file, DurableFiles files) {
        this.spending = spending;
        this.file = file;
        this.files = files;
    }

    /// Takes up what the file holds, and keeps it up to date until it is closed.
    static KeptSpending start(ClientSpending spending, Path file, DurableFiles files) {
        var keeper = new KeptSpending(spending, file, files);
        keeper.restore();
        Thread.ofVirtual().name("antigravity-spending").start(keeper::follow);
        return keeper;
    }

    private void restore() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            kept = Json.parseObject(Files.readAllBytes(file));
            spending.restore(kept);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read; what clients have used counts from now on", file, e);
        }
    }

    private void follow() {
        try {
            while (!over.await(1, TimeUnit.SECONDS)) {
                keep();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void keep() {
        var now = spending.toJson();
        if (now.equals(kept)) {
            return;
        }
        try {
            OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
            files.write(file, Json.bytes(now), DurableFiles.Access.OWNER_ONLY);
            kept = now;
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
        }
    }

    @Override
    public void close() {
        over.countDown();
        keep();
    }
}
