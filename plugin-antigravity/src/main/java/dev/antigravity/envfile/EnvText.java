package dev.antigravity.envfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The text of an env file, read as Node's `dotenv` reads it. Immutable; its bytes are the bytes it was read from.
public final class EnvText {
    static final char BOM = '\uFEFF';

    /// A file that does not exist yet.
    public static final EnvText EMPTY = new EnvText("");

    private final String text;
    private final List<Assignment> assignments;
    private final Map<String, String> values;

    private EnvText(String text) {
        this.text = text;
        this.assignments = EnvScanner.scan(text);
        this.values = Collections.unmodifiableMap(valuesOf(assignments));
    }

    public static EnvText of(String text) {
        return new EnvText(text);
    }

    /// @throws UnreadableEnvException if the bytes are not UTF-8 or hold a NUL
    public static EnvText parse(byte[] bytes) {
        refuseNul(bytes);
        try {
            // A fresh decoder reports what it cannot read; `new String` would replace it.
            return new EnvText(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            throw new UnreadableEnvException("line " + firstBadLine(bytes) + " is not UTF-8; save the file as UTF-8");
        }
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public String text() {
        return text;
    }

    /// Every key with the value a host sees, in the order the keys first occur. The last of several assignments counts.
    public Map<String, String> values() {
        return values;
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// What in this file probably does not mean what its author thinks, first line first.
    public List<EnvProblem> problems() {
        return EnvProblem.in(this);
    }

    List<Assignment> assignments() {
        return assignments;
    }

    List<Assignment> assignmentsOf(String key) {
        return assignments.stream()
                .filter(assignment -> assignment.key().equals(key))
                .toList();
    }

    /// The assignment that counts.
    Optional<Assignment> liveAssignment(String key) {
        var all = assignmentsOf(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// The line ending most lines have; `\n` if none has one.
    String lineEnding() {
        var crlf = 0;
        var lf = 0;
        var cr = 0;
        for (var i = 0; i < text.length(); i++) {
            if (text.startsWith("\r\n", i)) {
                crlf++;
                i++;
            } else if (text.charAt(i) == '\n') {
                lf++;
            } else if (text.charAt(i) == '\r') {
                cr++;
            }
        }
        if (crlf > lf && crlf >= cr) {
            return "\r\n";
        }
        return cr > lf ? "\r" : "\n";
    }

    /// The number of the line, counted from 1, on which that character stands.
    int lineOf(int at) {
        var line = 1;
        for (var i = 0; i < at; i++) {
            var c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
            }
        }
        return line;
    }

    private static Map<String, String> valuesOf(List<Assignment> assignments) {
        var values = new LinkedHashMap<String, String>();
        for (var assignment : assignments) {
            // In JavaScript this key names an object's prototype, so that dotenv never shows it.
            if (!assignment.key().equals("__proto__")) {
                values.put(assignment.key(), assignment.value());
            }
        }
        return values;
    }

    private static void refuseNul(byte[] bytes) {
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new UnreadableEnvException("it is a binary file (a NUL at byte " + i + ")");
            }
        }
    }

    private static int firstBadLine(byte[] bytes) {
        var good = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        decoder.decode(good, CharBuffer.allocate(bytes.length), true);
        var line = 1;
        for (var i = 0; i < good.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /// Sizes only: the values stay out of logs.
    @Override
    public String toString() {
        return "an env file with " + values.size() + " keys";
    }
}
