package dev.antigravity.envfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdimascio.dotenv.Dotenv;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Where the grammars of dotenv-java and `dotenv` are the same, so must be our reading. They part at `export`, BOM,
/// `:`, single quotes, back-ticks, escapes, comments behind values and bare words.
class DotenvJavaTest {
    @Provide
    Arbitrary<String> commonGround() {
        var key = Arbitraries.of("A", "B", "KEY", "ANTHROPIC_BASE_URL", "x_1");
        var value = Arbitraries.of(
                "v",
                "http://127.0.0.1:8317",
                "a=b",
                "a b",
                "\"quoted\"",
                "\"two words\"",
                "\"\"",
                "a/b.c-d_e",
                "50%",
                "");
        var assignment =
                Arbitraries.of("=", " = ").flatMap(sign -> key.flatMap(name -> value.map(text -> name + sign + text)));
        var line =
                Arbitraries.frequencyOf(Tuple.of(5, assignment), Tuple.of(1, Arbitraries.of("", "# comment", "#A=1")));
        return line.list().ofMaxSize(8).map(lines -> String.join("\n", lines) + "\n");
    }

    @Property(tries = 300)
    void agreesWithDotenvJavaOnCommonGround(@ForAll("commonGround") String text) throws IOException {
        assertThat(DotenvText.of(text).values()).isEqualTo(readByDotenvJava(text));
    }

    private static Map<String, String> readByDotenvJava(String text) throws IOException {
        var file = Files.writeString(Files.createTempFile("dotenv-java", ".env"), text);
        try {
            var values = new LinkedHashMap<String, String>();
            Dotenv.configure()
                    .directory(file.resolveSibling("").toString())
                    .filename(file.getFileName().toString())
                    .ignoreIfMalformed()
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            return values;
        } finally {
            Files.delete(file);
        }
    }
}
