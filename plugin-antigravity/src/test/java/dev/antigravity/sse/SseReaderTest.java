package dev.antigravity.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.testing.Proves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SseReaderTest {

    @Proves({"STR-005", "STR-006"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event: a§data: 1§§                        | a=1",
                "data:1§§data:  2§§                        | =1 ; = 2",
                ": comment§§:§data: x§: more§§             | =x",
                "data: a§data: b§data§data:§§              | =a~b~~",
                "id: 7§retry: 10§other§data: x§§           | =x",
                "event: lost§§data: x§§                    | =x",
                "event: a§event: b§data: x§§data: y§§      | b=x ; =y",
                "§§§data: x§§§§                            | =x",
                "data: {\"a\":\"b: c\"}§§                    | ={\"a\":\"b: c\"}",
                "data: whole line, no blank line§          | =whole line, no blank line",
                "data: x§§data: half a li                  | =x",
                "data:§§                                   | =",
                "data: ä€😀§§                              | =ä€😀"
            })
    void readsEventsWhateverEndsTheirLines(String stream, String expected) throws IOException {
        for (var lineEnd : List.of("\n", "\r\n", "\r")) {
            var text = stream.strip().replace("§", lineEnd);
            var wanted = List.of(expected.strip().replace('~', '\n').split(" ; ", -1));
            for (var slice = 1; slice <= text.length(); slice++) {
                assertThat(events(text, slice))
                        .as("%s in slices of %d", stream, slice)
                        .isEqualTo(wanted);
            }
            assertThat(events("\uFEFF" + text, 2)).isEqualTo(wanted);
        }
    }

    @Proves("STR-006")
    @Property
    void anySplitOfTheBytesGivesTheSameEvents(
            @ForAll("streams") String stream, @ForAll @IntRange(min = 1, max = 40) int slice) throws IOException {
        assertThat(events(stream, slice)).isEqualTo(events(stream, Integer.MAX_VALUE));
    }

    @Provide
    Arbitrary<String> streams() {
        return Arbitraries.of("data", "event", ":", " ", "\n", "\r", "\r\n", "\n\n", "x", "ä😀", "{}")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Proves("GEN-001")
    @Property
    void rawBytesPassThroughUnchangedInAnySplit(
            @ForAll("streams") String stream, @ForAll @IntRange(min = 1, max = 40) int slice) throws IOException {
        var bytes = stream.getBytes(StandardCharsets.UTF_8);
        var reader = new SseReader(slices(bytes, slice));
        var passed = new ByteArrayOutputStream();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                reader.passRaw(passed::write);
            }
            reader.passRaw(passed::write);
        } while (reader.fill());
        reader.passRest(passed::write);

        assertThat(passed.toByteArray()).isEqualTo(bytes);
    }

    @Proves("GEN-006")
    @Test
    void leavesOutExactlyOneEvent() throws IOException {
        var reader = new SseReader(slices(
                ": hi\n\ndata: a\n\ndata: drop\r\n\r\n\n: more\ndata: b\n\ntail".getBytes(StandardCharsets.UTF_8), 3));
        var passed = new ByteArrayOutputStream();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                if (event.dataIs("drop")) {
                    reader.skipRaw();
                } else {
                    reader.passRaw(passed::write);
                }
            }
            reader.passRaw(passed::write);
        } while (reader.fill());
        reader.passRest(passed::write);

        assertThat(passed.toString(StandardCharsets.UTF_8)).isEqualTo(": hi\n\ndata: a\n\n\n\n: more\ndata: b\n\ntail");
    }

    @Proves("STR-007")
    @Test
    void readsALineOfManyMegabytes() throws IOException {
        var longText = "x".repeat(16 << 20);
        var reader = new SseReader(
                new ByteArrayInputStream(("data: " + longText + "\n\n").getBytes(StandardCharsets.UTF_8)));

        SseEvent event;
        while ((event = reader.poll()) == null) {
            assertThat(reader.fill()).isTrue();
        }
        assertThat(event.data()).isEqualTo(longText);
    }

    @Test
    void refusesAnEventBeyondTheLimit() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int from, int length) {
                return length;
            }
        };
        var reader = new SseReader(endless);

        assertThatThrownBy(() -> {
                    while (reader.poll() == null) {
                        reader.fill();
                    }
                })
                .isInstanceOf(EventTooLongException.class)
                .hasMessageContaining("67108864");
    }

    private static List<String> events(String stream, int slice) throws IOException {
        var bytes = stream.getBytes(StandardCharsets.UTF_8);
        var reader = new SseReader(slices(bytes, slice));
        var events = new ArrayList<String>();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                events.add(event.name() + "=" + event.data());
            }
        } while (reader.fill());
        return events;
    }

    private static InputStream slices(byte[] bytes, int slice) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, slice));
            }
        };
    }
}
