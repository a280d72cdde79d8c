package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Calls in any number and with any arguments, delivered in every way an upstream's protocol knows, in bytes split
/// anywhere: the client gathers what the upstream said. `-Djqwik.tries.default=200000` plays ten thousand streams for
/// each pair of dialects.
class ToolArgumentsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<Dialect, Stage> STAGES = new EnumMap<>(Dialect.class);

    /// An upstream, and a proxy in front of it.
    private record Stage(FakeUpstream upstream, TestingProxy proxy) {}

    /// @param seed of the cuts, of the arguments and of the bytes
    record Played(Dialect upstream, Dialect client, List<ToolCall> calls, int manner, boolean dealt, long seed) {}

    @BeforeContainer
    static void start() {
        for (var dialect : Dialect.values()) {
            var upstream = new FakeUpstream();
            STAGES.put(dialect, new Stage(upstream, TestingProxy.start(dialect.configuration(upstream))));
        }
    }

    @AfterContainer
    static void stop() {
        STAGES.values().forEach(stage -> {
            stage.proxy().close();
            stage.upstream().close();
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Proves({"STR-003", "STR-006"})
    void areWhatTheUpstreamSaid(@ForAll("streams") Played played) throws IOException, InterruptedException {
        var random = new Random(played.seed());
        var stream = new CallDelivery(played.manner(), played.dealt(), random).of(played.upstream(), played.calls());
        var stage = Objects.requireNonNull(STAGES.get(played.upstream()));
        stage.upstream().forget();
        stage.upstream().then((_, out, socket) -> {
            FakeUpstream.head(200, Map.of("Content-Type", "text/event-stream", "Connection", "close"), out);
            var bytes = stream.getBytes(StandardCharsets.UTF_8);
            var longest = 8 << random.nextInt(10);
            for (var at = 0; at < bytes.length; ) {
                var slice = Math.min(bytes.length - at, 1 + random.nextInt(longest));
                out.write(bytes, at, slice);
                out.flush();
                at += slice;
            }
            socket.close();
        });

        var answer = CLIENT.send(played.client().asks(stage.proxy()), HttpResponse.BodyHandlers.ofByteArray());

        var text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(200);
        assertThat(ToldCalls.of(played.client(), Dialect.events(answer.body())))
                .as("%s\ngave\n%s", stream, text)
                .containsExactlyElementsOf(
                        played.calls().stream().map(ToolCall::meant).toList());
    }

    @Provide
    Arbitrary<Played> streams() {
        var calls = Combinators.combine(Arbitraries.of("look", "write_file", "mcp__a__b"), arguments())
                .as(ToolCall::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of(Dialect.values()),
                        Arbitraries.of(Dialect.ofClients()),
                        calls,
                        Arbitraries.integers().between(0, CallDelivery.MANNERS - 1),
                        Arbitraries.of(true, false),
                        Arbitraries.longs())
                .as(Played::new);
    }

    private static Arbitrary<String> arguments() {
        return Combinators.combine(spaces(), members(values(2)))
                .as((space, members) -> "{" + space + members + "}")
                .injectDuplicates(0.1);
    }

    private static Arbitrary<String> members(Arbitrary<String> values) {
        return Combinators.combine(strings(), spaces(), values)
                .as((name, space, value) -> Map.entry(name, space + ":" + space + value))
                .list()
                .uniqueElements(Map.Entry::getKey)
                .ofMaxSize(4)
                .map(list -> String.join(
                        ",",
                        list.stream().map(one -> one.getKey() + one.getValue()).toList()));
    }

    private static Arbitrary<String> values(int depth) {
        var leaves = Arbitraries.oneOf(
                strings(),
                Arbitraries.of(
                        "0", "-0", "1.0", "1e0", "0.7", "12345678901234567890", "1E+400", "true", "false", "null"));
        if (depth == 0) {
            return leaves;
        }
        var inner = values(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaves),
                Tuple.of(1, inner.list().ofMaxSize(3).map(list -> "[" + String.join(", ", list) + "]")),
                Tuple.of(1, members(inner).map(members -> "{" + members + "}")));
    }

    /// Some of them spelled with escapes.
    private static Arbitrary<String> strings() {
        return Arbitraries.of(
                        "a",
                        "path",
                        "x y",
                        "Grüße",
                        "世界",
                        "😀",
                        "\\n",
                        "\\\"",
                        "\\\\",
                        "\\u00e9",
                        "\\/",
                        "\\ud83d\\ude00",
                        "</tag>",
                        "data: x",
                        "-",
                        "")
                .list()
                .ofMaxSize(4)
                .map(pieces -> '"' + String.join("", pieces) + '"');
    }

    private static Arbitrary<String> spaces() {
        return Arbitraries.frequency(Tuple.of(6, ""), Tuple.of(1, " "), Tuple.of(1, "  "));
    }
}
