package dev.antigravity.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A disk whose machine stops after so many steps, in the middle of one. Nothing works any more from then on, not even
/// tidying up.
///
/// What is on the real disk then is what `kill -9` leaves. {@link #losePower} goes on to what a power cut leaves: of
/// the content that was not synced a random part, of the names that were not synced some old and some new.
public final class CrashingDisk implements Disk {
    private final Disk real = Disk.ofThisMachine();
    private final Map<Path, Integer> syncedLength = new HashMap<>();
    private final List<Renamed> unsyncedNames = new ArrayList<>();
    private int stepsLeft;
    private boolean stopped;

    private record Renamed(Path target, byte[] before, boolean existed, Path by) {}

    public CrashingDisk(int stepsUntilItStops) {
        this.stepsLeft = stepsUntilItStops;
    }

    /// A disk that never stops.
    public static CrashingDisk reliable() {
        return new CrashingDisk(Integer.MAX_VALUE);
    }

    /// How many steps were made, on a disk that never stops.
    public int steps() {
        return Integer.MAX_VALUE - stepsLeft;
    }

    public boolean hasStopped() {
        return stopped;
    }

    public void losePower(Random random) throws IOException {
        for (var i = unsyncedNames.size() - 1; i >= 0; i--) {
            var renamed = unsyncedNames.get(i);
            if (random.nextBoolean()) {
                if (Files.exists(renamed.target()) && !renamed.target().equals(renamed.by())) {
                    Files.copy(renamed.target(), renamed.by());
                    Files.delete(renamed.target());
                }
                if (renamed.existed()) {
                    Files.write(renamed.target(), renamed.before());
                }
            }
        }
        for (var entry : syncedLength.entrySet()) {
            if (Files.exists(entry.getKey())) {
                var content = Files.readAllBytes(entry.getKey());
                var left = entry.getValue()
                        + random.nextInt(content.length - Math.min(content.length, entry.getValue()) + 1);
                Files.write(entry.getKey(), Arrays.copyOf(content, Math.min(left, content.length)));
            }
        }
    }

    /// @return whether the machine stops during this step
    private boolean step() {
        if (stopped) {
            throw new PowerCut();
        }
        stopped = stepsLeft-- == 0;
        return stopped;
    }

    @Override
    public Path createTemp(Path folder, String prefix, String suffix) throws IOException {
        if (step()) {
            throw new PowerCut();
        }
        var temp = real.createTemp(folder, prefix, suffix);
        syncedLength.put(temp, 0);
        return temp;
    }

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        if (step()) {
            real.append(file, bytes, from, length / 2);
            throw new PowerCut();
        }
        real.append(file, bytes, from, length);
    }

    @Override
    public void sync(Path file) throws IOException {
        if (step()) {
            throw new PowerCut();
        }
        real.sync(file);
        syncedLength.remove(file);
    }

    @Override
    public void copyAccess(Path from, Path to) throws IOException {
        if (step()) {
            throw new PowerCut();
        }
        real.copyAccess(from, to);
    }

    @Override
    public void replace(Path target, Path by) throws IOException {
        if (step()) {
            throw new PowerCut();
        }
        var existed = Files.exists(target);
        unsyncedNames.add(new Renamed(target, existed ? Files.readAllBytes(target) : new byte[0], existed, by));
        real.replace(target, by);
        var unsynced = syncedLength.remove(by);
        syncedLength.remove(target);
        if (unsynced != null) {
            syncedLength.put(target, unsynced);
        }
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        if (step()) {
            throw new PowerCut();
        }
        if (step()) {
            Files.createLink(name, file);
            throw new PowerCut();
        }
        real.rename(file, name);
        unsyncedNames.add(new Renamed(name, new byte[0], false, file));
        var unsynced = syncedLength.remove(file);
        if (unsynced != null) {
            syncedLength.put(name, unsynced);
        }
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        if (step()) {
            throw new PowerCut();
        }
        real.syncFolder(folder);
        unsyncedNames.removeIf(renamed ->
                folder.toAbsolutePath().equals(renamed.target().toAbsolutePath().getParent()));
    }

    @Override
    public void delete(Path file) throws IOException {
        if (step()) {
            throw new PowerCut();
        }
        if (Files.exists(file)) {
            unsyncedNames.add(new Renamed(file, Files.readAllBytes(file), true, file));
        }
        real.delete(file);
        syncedLength.remove(file);
    }

    @Override
    public void pause(Duration time) {
        step();
    }
}
