package dev.antigravity.host.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCandidatesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder.resolve("pictures/old"));
        Files.createFile(folder.resolve("pictures/fox.png"));
        Files.createFile(folder.resolve("picnic.txt"));
        Files.createFile(folder.resolve(".env"));
    }

    private List<String> at(String label, String typed) {
        return new FileCandidates(folder)
                .at(label, typed).stream().map(Candidate::value).toList();
    }

    @Test
    void offersFilesAndTheWayIntoFolders() {
        assertThat(at("FILE", "pic")).containsExactly("picnic.txt", "pictures/");
        assertThat(at("IMG", "pictures/")).containsExactly("pictures/fox.png", "pictures/old/");
        assertThat(at("FILE", folder + "/pictures/f")).containsExactly(folder + "/pictures/fox.png");
    }

    @Test
    void offersOnlyFoldersWhereAFolderIsWanted() {
        assertThat(at("FOLDER", "p")).containsExactly("pictures/");
    }

    @Test
    void offersHiddenFilesToThoseWhoAskForThem() {
        assertThat(at("FILE", "")).containsExactly("picnic.txt", "pictures/");
        assertThat(at("FILE", ".")).containsExactly(".env");
    }

    @Test
    void offersNothingElsewhere() {
        assertThat(at("ID", "p")).isEmpty();
        assertThat(at("FILE", "nowhere/x")).isEmpty();
    }
}
