package dev.antigravity.image;

import dev.antigravity.files.Disk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Gives whole pictures their names, in an order that another process can go on with: whatever still has no name gets
/// it, whatever has lost its first name has got it. Never takes a name that somebody has.
final class Placing {
    private final Disk disk;
    private final Intent intent;

    Placing(Disk disk, Intent intent) {
        this.disk = disk;
        this.intent = intent;
    }

    /// @return where they are, in the same order
    List<Path> all(List<Placement> wanted) throws IOException {
        intent.tell(wanted);
        return goOn(wanted);
    }

    /// Goes on with what was told before, by this process or another.
    List<Path> goOn(List<Placement> told) throws IOException {
        var placements = new ArrayList<>(told);
        for (var index = 0; index < placements.size(); index++) {
            while (!place(placements.get(index))) {
                placements.set(index, placements.get(index).renamed());
                intent.tell(List.copyOf(placements));
            }
        }
        var files = placements.stream().map(Placement::to).toList();
        if (!files.isEmpty()) {
            disk.syncFolder(files.getFirst().toAbsolutePath().resolveSibling(""));
        }
        return files;
    }

    /// @return whether the picture has its name now; if not, another has it
    private boolean place(Placement placement) throws IOException {
        if (!Files.exists(placement.from())) {
            return true;
        }
        try {
            disk.rename(placement.from(), placement.to());
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }
}
