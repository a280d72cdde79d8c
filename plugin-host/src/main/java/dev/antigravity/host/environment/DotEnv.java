package dev.antigravity.host.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of an `.env` file as Node's dotenv 17 does, down to its oddities: the other hosts of such a file
/// use dotenv, so what it reads is what the file says.
///
/// The pattern is dotenv's own grammar, with its loops over quoted text written so that Java does not recurse for
/// every character of them. Source: github.com/motdotla/dotenv `lib/main.js`, read 2026-11.
final class DotEnv {
    private static final String QUOTED = "\\s*%1$s[^%1$s]*+(?:(?<=\\\\)%1$s[^%1$s]*+)*%1$s";

    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:export\\s+)?([\\w.-]+)(?:\\s*=\\s*?|:\\s+?)("
                    + QUOTED.formatted("'") + "|" + QUOTED.formatted("\"") + "|" + QUOTED.formatted("`")
                    + "|[^#\\n]+)?\\s*(?:#.*)?$",
            Pattern.MULTILINE | Pattern.UNIX_LINES);

    private static final Pattern QUOTES =
            Pattern.compile("^(['\"`])([\\s\\S]*)\\1$", Pattern.MULTILINE | Pattern.UNIX_LINES);

    private DotEnv() {}

    static Map<String, String> parse(String text) {
        var unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var values = new LinkedHashMap<String, String>();
        var line = LINE.matcher(unmarked.replaceAll("\\r\\n?", "\n"));
        while (line.find()) {
            values.put(line.group(1), value(line));
        }
        return values;
    }

    private static String value(Matcher line) {
        var written = line.group(2) == null ? "" : line.group(2).strip();
        var bare = QUOTES.matcher(written).replaceAll("$2");
        return written.startsWith("\"") ? bare.replace("\\n", "\n").replace("\\r", "\r") : bare;
    }
}
