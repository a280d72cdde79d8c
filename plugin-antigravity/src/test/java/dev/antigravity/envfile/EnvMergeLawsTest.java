package dev.antigravity.envfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The three-way merge between what a plan was made on, what it wants, and what somebody else has written since: in
/// both notations, for every key by itself.
class EnvMergeLawsTest {
    private static final Configuration UNIX = Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build();

    @Provide
    Arbitrary<Map<String, String>> values() {
        return Arbitraries.maps(keys(), someValue()).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Map<String, Optional<String>>> wishes() {
        return Arbitraries.maps(keys(), someValue().optional(0.7)).ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.of("A", "B", "C", "D");
    }

    private static Arbitrary<String> someValue() {
        return Arbitraries.of("", "v", "two words", "#1", "it's", "a\nb", "C:\\new", "é");
    }

    @Property(tries = 600)
    void whatBothHaveChangedIsRefusedAndTheRestIsMerged(
            @ForAll EnvNotation notation,
            @ForAll("values") Map<String, String> base,
            @ForAll("wishes") Map<String, Optional<String>> ours,
            @ForAll("wishes") Map<String, Optional<String>> theirs)
            throws IOException {
        try (var machine = Jimfs.newFileSystem(UNIX)) {
            var bench = EnvWorkbench.of(notation, machine.getPath("/work"), Disk.ofThisMachine());
            var before = text(notation, base);
            bench.with(before.text());
            var plan = bench.plan(changes(ours));
            var meanwhile = edited(before, theirs);
            bench.with(meanwhile.text());

            if (!plan.changesNothing() && collide(before, ours, meanwhile)) {
                assertThatThrownBy(() -> bench.open().apply(plan)).isInstanceOf(EnvConflictException.class);
                assertThat(bench.text()).isEqualTo(meanwhile.text());
                return;
            }
            bench.open().apply(plan);

            var expected = plan.changesNothing() ? meanwhile.values() : overlaid(meanwhile.values(), ours);
            assertThat(bench.open().read().values()).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    /// A key we wrote, and somebody else has changed since, is theirs until somebody says otherwise.
    @Property(tries = 600)
    void aLaterWishNeverTakesWhatSomebodyElseHasMadeOfOurs(
            @ForAll EnvNotation notation,
            @ForAll("wishes") Map<String, Optional<String>> first,
            @ForAll("wishes") Map<String, Optional<String>> theirs,
            @ForAll("wishes") Map<String, Optional<String>> second)
            throws IOException {
        try (var machine = Jimfs.newFileSystem(UNIX)) {
            var bench = EnvWorkbench.of(notation, machine.getPath("/work"), Disk.ofThisMachine());
            bench.with(text(notation, Map.of("A", "1", "B", "2")).text());
            bench.apply(changes(first));
            var wrote = bench.open().read();
            var written = bench.open().steps().stream()
                    .flatMap(step -> step.keys().stream())
                    .toList();
            var meanwhile = edited(wrote, theirs);
            bench.with(meanwhile.text());

            bench.apply(changes(second));

            var now = bench.open().read();
            for (var key : second.keySet()) {
                var isTheirs = written.contains(key) && !wrote.value(key).equals(meanwhile.value(key));
                assertThat(now.value(key)).isEqualTo(isTheirs ? meanwhile.value(key) : second.get(key));
            }
        }
    }

    private static boolean collide(EnvText before, Map<String, Optional<String>> ours, EnvText meanwhile) {
        return ours.keySet().stream().anyMatch(key -> {
            var found = meanwhile.value(key);
            return !found.equals(before.value(key)) && !found.equals(ours.get(key));
        });
    }

    private static EnvText text(EnvNotation notation, Map<String, String> values) {
        var start = notation == EnvNotation.DOTENV ? "# mine\n" : "{\n  \"model\": \"x\"\n}\n";
        var text = notation.read(start.getBytes(StandardCharsets.UTF_8));
        for (var entry : new TreeMap<>(values).entrySet()) {
            text = text.with(entry.getKey(), entry.getValue());
        }
        return text;
    }

    private static EnvText edited(EnvText text, Map<String, Optional<String>> wishes) {
        var edited = text;
        for (var wish : wishes.entrySet()) {
            edited = wish.getValue().isPresent()
                    ? edited.with(wish.getKey(), wish.getValue().get())
                    : edited.without(wish.getKey());
        }
        return edited;
    }

    private static EnvChanges changes(Map<String, Optional<String>> wishes) {
        var changes = EnvChanges.none();
        for (var wish : wishes.entrySet()) {
            changes = wish.getValue().isPresent()
                    ? changes.set(wish.getKey(), wish.getValue().get())
                    : changes.unset(wish.getKey());
        }
        return changes;
    }

    private static Map<String, String> overlaid(Map<String, String> values, Map<String, Optional<String>> wishes) {
        var overlaid = new TreeMap<>(values);
        wishes.forEach(
                (key, wish) -> wish.ifPresentOrElse(value -> overlaid.put(key, value), () -> overlaid.remove(key)));
        return overlaid;
    }
}
