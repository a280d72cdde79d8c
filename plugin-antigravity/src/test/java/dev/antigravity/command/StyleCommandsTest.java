package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleCommandsTest {
    @TempDir
    private Path folder;

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder);
    }

    @Test
    void listsWhatComesWithUsAndShowsItInFull() {
        assertThat(shown("styles")).contains("watercolor@1", "Loose watercolour on rough paper", "built in");
        assertThat(shown("styles show watercolor"))
                .contains("{prompt}, loose watercolour on cold-pressed paper", "signature", "1536x1024", "high");
    }

    @Test
    void keepsEveryVersionOfAStyleAsAReadableFile() throws IOException {
        shown("styles add linocut --prompt \"linocut of {prompt}\" --size 1024x1024");
        shown("styles add linocut --prompt \"linocut of {prompt}, \\\"two\\\" inks\" --avoid grey");

        assertThat(shown("styles")).contains("linocut@2").doesNotContain("linocut@1");
        assertThat(shown("styles show linocut@1")).contains("linocut of {prompt}", "1024x1024");
        assertThat(Files.readString(style("linocut@2"))).isEqualTo("""
                name: linocut
                version: 2
                prompt: "linocut of {prompt}, \\"two\\" inks"
                avoid: "grey"
                """);
    }

    @Test
    void takesAStyleFromAFileWithItsComments() throws IOException {
        var text = """
                # by Ada
                name: sumi
                version: 3
                prompt: >-
                  ink wash of
                  {prompt}
                defaults: { quality: high }
                """;
        write("sumi.yaml", text);

        assertThat(shown("styles import sumi.yaml")).contains("Kept sumi@3", "ink wash of {prompt}");
        assertThat(shown("styles import sumi.yaml")).contains("Kept sumi@3");
        assertThat(Files.readString(style("sumi@3"))).isEqualTo(text);

        write("sumi.yaml", text.replace("high", "low"));
        assertThat(shown("styles import sumi.yaml")).contains("says something else", "another version");
        assertThat(desk.run("styles import nowhere.yaml").toMap().toString())
                .contains("USAGE", "nowhere.yaml does not exist.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt: x                                        | name is missing",
                "name: a;prompt: x;promt: y                       | bad.yaml:3:1: promt: unknown key; did you mean prompt",
                "name: a;prompt: x;defaults: { sise: 1x1 }        | bad.yaml:3:13: defaults.sise: unknown key; did you mean size",
                "name: A Style;prompt: x                          | small letters",
                "name: a;prompt: '${HOME} x'                      | bad.yaml:2:9: prompt",
                "name: [a                                         | not valid YAML"
            })
    void saysWhereABadFileIsWrong(String lines, String complaint) throws IOException {
        write("bad.yaml", lines.replace(";", "\n") + "\n");

        assertThat(shown("styles import bad.yaml")).contains("bad.yaml:", complaint);
        assertThat(style("a@1")).doesNotExist();
    }

    @Test
    void removesOnlyWhatIsTheUsers() {
        shown("styles add photo --prompt \"{prompt}, on film\"");

        assertThat(shown("styles show photo")).contains("on film");
        assertThat(shown("styles remove photo")).contains("Removed");
        assertThat(shown("styles remove photo")).contains("photo@1 is built in");
        assertThat(shown("styles show photos")).contains("Did you mean photo?");
        assertThat(shown("styles show photo@7")).contains("There is photo@1");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(desk.host().paths().workspace().resolve(name), text);
    }

    private Path style(String reference) {
        return desk.host().paths().home().resolve("styles/" + reference + ".yaml");
    }

    private String shown(String line) {
        return desk.shown(desk.run(line));
    }
}
