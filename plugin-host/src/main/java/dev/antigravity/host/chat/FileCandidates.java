package dev.antigravity.host.chat;

import dev.antigravity.api.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Files that could stand where a value that is a file is being typed. Folders end in a slash, so that one can go on.
final class FileCandidates {
    private static final Set<String> FILES = Set.of("FILE", "IMG");
    private static final Set<String> FOLDERS = Set.of("FOLDER", "DIR");
    private static final int MOST = 200;

    private final Path workingDirectory;

    FileCandidates(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /// @param label what stands for the value in the help; says whether it is a file at all
    List<Candidate> at(String label, String typed) {
        if (!FILES.contains(label) && !FOLDERS.contains(label)) {
            return List.of();
        }
        var cut = typed.lastIndexOf('/') + 1;
        var begun = typed.substring(0, cut);
        var start = typed.substring(cut);
        try (var entries = Files.newDirectoryStream(folder(begun))) {
            var found = new ArrayList<Candidate>();
            for (var entry : entries) {
                var name = entry.getFileName().toString();
                var isFolder = Files.isDirectory(entry);
                var isHidden = name.startsWith(".") && !start.startsWith(".");
                if (name.startsWith(start) && !isHidden && (isFolder || FILES.contains(label)) && found.size() < MOST) {
                    found.add(Candidate.of(begun + name + (isFolder ? "/" : "")));
                }
            }
            found.sort(Comparator.comparing(Candidate::value));
            return found;
        } catch (IOException | InvalidPathException _) {
            return List.of();
        }
    }

    private Path folder(String begun) {
        return begun.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), begun.substring(2))
                : workingDirectory.resolve(begun);
    }
}
