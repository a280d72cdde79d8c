package dev.antigravity.envfile;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Makes texts that look like env files and go wrong in every way an env file can.
final class DotenvTexts {
    private static final List<String> ENDINGS = List.of("\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "\u2028", "");
    private static final List<String> HEADS = List.of(
            "",
            "",
            "",
            "",
            "export ",
            "export\t ",
            "  ",
            "\t",
            "\u00A0",
            "export",
            "export\n",
            "# ",
            "#",
            "=",
            "\uFEFF");
    private static final List<String> KEYS = List.of(
            "A",
            "B",
            "C",
            "KEY",
            "KEY",
            "a.b",
            "a-b",
            "9",
            "_",
            "__proto__",
            "export",
            "ANTHROPIC_BASE_URL",
            "two words",
            "ä",
            "");
    private static final List<String> SIGNS =
            List.of("=", "=", "=", "=", " = ", "=\t", ": ", ":", " : ", " ", ":\n", ":\r\n", "=\n", "\n=", "==");
    private static final List<String> VALUES = List.of(
            "",
            "v",
            "http://127.0.0.1:8317",
            "a#b",
            "#x",
            "'x'",
            "`x`",
            "\"x\"",
            "\"a\\nb\"",
            "\"a\\tb \\\"q\\\" \\\\\"",
            "\"C:\\new\"",
            "\"two\nlines\"",
            "'two\r\nlines'",
            "`three\n\nlines`",
            "\"open",
            "'open",
            "`open",
            "it's",
            "$X",
            "'$X'",
            "${X:-d}",
            "$(cmd)",
            "pa$$w0rd",
            "a b  c",
            "'a' b",
            "\"a\" # c",
            "'a'#c",
            "\"a\"b\"",
            "'it\\'s'",
            "\"\\\"",
            "'\\'",
            "\"\\\" # c",
            "''",
            "\"",
            "\"\"\"",
            "'a\" b'",
            "\"a' b\"",
            "`'\"`",
            "'x'\u2028y",
            "a\u2028'b'",
            "\u00A0v\u00A0",
            "\uFEFFv",
            "ä€😀",
            "\\n",
            "\\",
            "a\\",
            "'a\\",
            "'a\\'\nb\\' # c\nd\\'",
            "\"x\\\"\ny\\\"",
            "encrypted:abc",
            "\"a\\rb\"",
            "a=b=c",
            "{\"json\": [1]}");
    private static final List<String> TAILS =
            List.of("", "", "", "", " ", "  # comment", "#", "\t", " # it's", " # say \"hi\"");

    private static final String SOUP = " \t\n\r='\"`\\#:aK\u2028";

    private DotenvTexts() {}

    /// The first texts of a fixed series.
    static List<String> series(int count) {
        var random = new Random(20261120);
        return Stream.generate(() -> text(random.nextLong())).limit(count).toList();
    }

    static Arbitrary<String> any() {
        return Arbitraries.longs().map(DotenvTexts::text);
    }

    private static String text(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
        var lines = random.nextInt(7);
        for (var line = 0; line < lines; line++) {
            appendLine(text, random);
        }
        return text.toString();
    }

    private static void appendLine(StringBuilder text, Random random) {
        if (random.nextInt(12) == 0) {
            for (var i = random.nextInt(12); i > 0; i--) {
                text.append(SOUP.charAt(random.nextInt(SOUP.length())));
            }
            return;
        }
        text.append(one(HEADS, random))
                .append(one(KEYS, random))
                .append(one(SIGNS, random))
                .append(one(VALUES, random))
                .append(one(TAILS, random))
                .append(one(ENDINGS, random));
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
