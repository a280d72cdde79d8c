package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.Disk;
import dev.antigravity.json.HandwrittenJson;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EnvUndoLawsTest {
    private static final Configuration UNIX = Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build();

    @Provide
    Arbitrary<String> texts() {
        return DotenvTexts.any();
    }

    /// Files as people write them: what every line means does not depend on other lines.
    @Provide
    Arbitrary<List<String>> tidyLines() {
        var line = Arbitraries.of(
                "# a comment",
                "",
                "B=1",
                "export C='two words' # why",
                "D: 3",
                "E=\"a\nb\"",
                "junk",
                "F=`x`",
                "G= # empty",
                "B=2",
                "  H=5");
        return line.list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<EnvChanges> changes() {
        var key = Arbitraries.of("A", "B", "C", "KEY", "NEW", "OTHER");
        var value = Arbitraries.of("", "v", "http://127.0.0.1:8317", "two words", "it's", "#1", "a\nb", "C:\\new");
        var change = Combinators.combine(key, value.optional(0.7))
                .as((name, wish) -> wish.isPresent()
                        ? EnvChanges.none().set(name, wish.get())
                        : EnvChanges.none().unset(name));
        return change.list().ofMinSize(1).ofMaxSize(4).map(EnvUndoLawsTest::together);
    }

    private static EnvChanges together(List<EnvChanges> parts) {
        var together = new EnvChanges[] {EnvChanges.none()};
        parts.forEach(part -> part.wishes()
                .forEach((key, wish) ->
                        together[0] = wish.isPresent() ? together[0].set(key, wish.get()) : together[0].unset(key)));
        return together[0];
    }

    @Property(tries = 500)
    void undoingStepAfterStepReturnsEveryByte(
            @ForAll("texts") String text, @ForAll("changes") EnvChanges first, @ForAll("changes") EnvChanges second)
            throws IOException {
        try (var machine = Jimfs.newFileSystem(UNIX)) {
            var bench = new EnvWorkbench(machine.getPath("/work")).with(text);
            try {
                bench.apply(first);
                bench.apply(second);
            } catch (UnrepresentableValueException _) {
                // Then there is one step less to take back.
            }
            while (bench.open().planUndo(NO_SECRETS).isPresent()) {
                bench.undo();
            }
            assertThat(bench.text()).isEqualTo(text);
        }
    }

    @Property(tries = 500)
    void undoingLeavesEveryForeignByte(
            @ForAll("tidyLines") List<String> lines, @ForAll("changes") EnvChanges ours, @ForAll Random random)
            throws IOException {
        try (var machine = Jimfs.newFileSystem(UNIX)) {
            var bench = new EnvWorkbench(machine.getPath("/work")).with(joined(lines));
            if (!bench.apply(ours).changed()) {
                return;
            }
            var touched = bench.open().steps().getFirst().keys();
            var foreign = bench.open().drift(NO_SECRETS);
            assertThat(foreign).isEmpty();
            meddle(bench, random);
            var theirs = bench.open().read();

            bench.open().apply(bench.open().planUndo(NO_SECRETS).orElseThrow());

            var left = bench.open().read();
            assertThat(without(touched, left.text())).isEqualTo(without(touched, theirs.text()));
            var original = DotenvText.of(joined(lines));
            assertThat(touched).allSatisfy(key -> assertThat(left.value(key)).isEqualTo(original.value(key)));
        }
    }

    @Provide
    Arbitrary<String> settings() {
        return Arbitraries.of(
                "{}",
                "{\"env\":{}}",
                "{\n  \"env\": {\n    \"A\": \"1\"\n  }\n}\n",
                "{\r\n\t\"model\": \"x\",\r\n\t\"env\": { \"B\" : \"b\", \"C\" : \"\\u00e9\" }\r\n}",
                "{ \"hooks\": {\"A\": [1, {\"B\": null}]}, \"env\": {\"KEY\":\"k\",\"OTHER\":\"o\"} }");
    }

    @Property(tries = 500)
    void undoingInSettingsLeavesWhatIsForeign(
            @ForAll("settings") String text, @ForAll("changes") EnvChanges first, @ForAll("changes") EnvChanges second)
            throws IOException {
        try (var machine = Jimfs.newFileSystem(UNIX)) {
            var bench = EnvWorkbench.of(EnvNotation.CLAUDE_SETTINGS, machine.getPath("/work"), Disk.ofThisMachine());
            bench.with(text);
            bench.apply(first);
            bench.apply(second);
            bench.with(theirs(bench.text()));

            while (bench.open().planUndo(NO_SECRETS).isPresent()) {
                bench.undo();
            }

            assertThat(Json.parse(bench.text())).isEqualTo(Json.parse(theirs(text)));
        }
    }

    private static String theirs(String settings) {
        return HandwrittenJson.of(settings)
                .with(List.of("permissions", "allow"), new JsonString("theirs"))
                .text();
    }

    /// Somebody else adds lines at some places, none of which holds a key of ours.
    private static void meddle(EnvWorkbench bench, Random random) throws IOException {
        var text = new String(bench.open().read().bytes(), StandardCharsets.UTF_8);
        var lines = new ArrayList<String>();
        var at = 0;
        for (var assignment : DotenvText.of(text).assignments()) {
            lines.add(text.substring(at, assignment.from()));
            lines.add(random.nextBoolean() ? "THEIRS" + random.nextInt(99) + "='x'\n" : "");
            at = assignment.from();
        }
        bench.with(String.join("", lines) + text.substring(at) + (random.nextBoolean() ? "# theirs\n" : ""));
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String without(List<String> keys, String text) {
        var file = DotenvText.of(text);
        var rest = new StringBuilder(file.text());
        for (var assignment : file.assignments().reversed()) {
            if (keys.contains(assignment.key())) {
                rest.delete(assignment.from(), assignment.until());
            }
        }
        return rest.toString();
    }
}
