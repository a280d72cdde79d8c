package dev.antigravity.pool;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file that carries over restarts which account a conversation belongs to, by provider. One that cannot be read
/// counts as empty: a conversation then finds a new home. Thread-safe.
public final class HomeFile {
    private static final Logger LOG = LoggerFactory.getLogger(HomeFile.class);
    private static final int FORMAT = 1;
    private static final Duration TIME_FOR_LOCK = Duration.ofSeconds(5);

    private final Path file;
    private final DurableFiles files;
    private final FileLocks locks;

    public HomeFile(Path file, DurableFiles files, FileLocks locks) {
        this.file = file;
        this.files = files;
        this.locks = locks;
    }

    /// Accounts by provider and conversation, those used last at the end.
    Map<String, Map<String, String>> read() {
        try {
            var all = JsonCursor.of(Json.parseObject(Files.readAllBytes(file)));
            return all.get("format").asLong() == FORMAT ? decode(all.get("homes")) : Map.of();
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and counts as empty", file, e);
            return Map.of();
        }
    }

    private static Map<String, Map<String, String>> decode(JsonCursor homes) {
        var byProvider = new HashMap<String, Map<String, String>>();
        for (var provider : homes.asObject().names()) {
            var ofProvider = homes.get(provider);
            var byConversation = new LinkedHashMap<String, String>();
            for (var conversation : ofProvider.asObject().names()) {
                byConversation.put(conversation, ofProvider.get(conversation).asString());
            }
            byProvider.put(provider, byConversation);
        }
        return byProvider;
    }

    /// Adds to what others have written; of one conversation the later word counts.
    ///
    /// @param most conversations that are kept of a provider, those used last
    /// @throws IOException if the file cannot be written
    void add(Map<String, Map<String, String>> homes, int most) throws IOException {
        try (var _ = locks.acquire(file.resolveSibling(file.getFileName() + ".lock"), TIME_FOR_LOCK)) {
            var all = new HashMap<String, Map<String, String>>(read());
            homes.forEach((provider, ours) -> all.merge(provider, ours, HomeFile::joined));
            OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
            files.write(file, Json.bytes(encode(all, most)), DurableFiles.Access.OWNER_ONLY);
        }
    }

    private static Map<String, String> joined(Map<String, String> theirs, Map<String, String> ours) {
        var joined = new LinkedHashMap<>(theirs);
        ours.keySet().forEach(joined::remove);
        joined.putAll(ours);
        return joined;
    }

    private static JsonObject encode(Map<String, Map<String, String>> all, int most) {
        var homes = JsonObject.builder();
        all.forEach((provider, byConversation) -> {
            var ofProvider = JsonObject.builder();
            byConversation.entrySet().stream()
                    .skip(Math.max(0, byConversation.size() - most))
                    .forEach(home -> ofProvider.put(home.getKey(), home.getValue()));
            homes.put(provider, ofProvider.build());
        });
        return JsonObject.builder()
                .put("format", FORMAT)
                .put("homes", homes.build())
                .build();
    }
}
