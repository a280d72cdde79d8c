package dev.antigravity.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A form, and where its parts lie in the body. Nothing is copied, and no more is held than a window of it.
public final class MultipartForm {
    private static final String TYPE = "multipart/form-data";
    private static final int MOST_PARTS = 200;
    private static final int LONGEST_HEAD = 16 << 10;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int WINDOW = 64 << 10;
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile(";\\s*filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final Content body;
    private final List<Part> parts;

    private MultipartForm(Content body, List<Part> parts) {
        this.body = body;
        this.parts = parts;
    }

    /// The bytes of a body, wherever they are.
    public interface Content {
        long length();

        /// Reads as much as is there.
        ///
        /// @return how much it was, -1 at the end
        int read(long at, byte[] target, int from, int length) throws IOException;
    }

    /// One part.
    ///
    /// @param fileName  empty if it is a plain field
    /// @param mediaType as its head says
    /// @param from      where its content begins in the body
    /// @param length    of its content, in bytes
    public record Part(String name, Optional<String> fileName, Optional<String> mediaType, long from, long length) {}

    /// Whether a body of that content type is a form with parts.
    public static boolean isForm(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    /// @param contentType of the request, with the boundary
    /// @throws MalformedFormException if the body is not such a form
    public static MultipartForm parse(String contentType, Content body) throws IOException {
        var boundary = BOUNDARY.matcher(contentType);
        if (!isForm(contentType) || !boundary.find()) {
            throw new MalformedFormException("the content type names no boundary");
        }
        var name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new MultipartForm(body, parts(body, ("--" + name).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<Part> parts(Content body, byte[] delimiter) throws IOException {
        var parts = new ArrayList<Part>();
        var at = indexOf(body, delimiter, 0, body.length());
        if (at < 0) {
            throw new MalformedFormException("the form's boundary is not in it");
        }
        var between = new byte[delimiter.length + 2];
        between[0] = '\r';
        between[1] = '\n';
        System.arraycopy(delimiter, 0, between, 2, delimiter.length);
        for (at += delimiter.length; !isLast(body, at); ) {
            var end = indexOf(body, between, at, body.length());
            if (end < 0) {
                throw new MalformedFormException("the form ends in the middle of a part");
            }
            if (parts.size() == MOST_PARTS) {
                throw new MalformedFormException("the form has more than " + MOST_PARTS + " parts");
            }
            parts.add(part(body, at, end));
            at = end + between.length;
        }
        return List.copyOf(parts);
    }

    private static boolean isLast(Content body, long at) throws IOException {
        return new String(bytes(body, at, 2), StandardCharsets.ISO_8859_1).equals("--");
    }

    private static Part part(Content body, long from, long end) throws IOException {
        var headEnd = indexOf(body, BLANK_LINE, from, Math.min(end + 2, from + LONGEST_HEAD));
        if (headEnd < 0) {
            throw new MalformedFormException("a part of the form has no head");
        }
        var name = Optional.<String>empty();
        var fileName = Optional.<String>empty();
        var mediaType = Optional.<String>empty();
        var head = new String(bytes(body, from, (int) (headEnd - from)), StandardCharsets.UTF_8);
        for (var line : head.split("\r\n")) {
            var colon = line.indexOf(':');
            var field = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (field.equals("content-disposition")) {
                name = found(NAME, line);
                fileName = found(FILE, line);
            } else if (field.equals("content-type")) {
                mediaType = Optional.of(line.substring(colon + 1).strip());
            }
        }
        var content = headEnd + BLANK_LINE.length;
        return new Part(
                name.orElseThrow(() -> new MalformedFormException("a part of the form has no name")),
                fileName,
                mediaType,
                content,
                Math.max(0, end - content));
    }

    private static Optional<String> found(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static long indexOf(Content body, byte[] wanted, long from, long until) throws IOException {
        var window = new byte[(int) Math.min(WINDOW, Math.max(0, until - from))];
        for (var at = from; at <= until - wanted.length; at += window.length - wanted.length + 1) {
            var count = fill(body, at, window, (int) Math.min(window.length, until - at));
            var found = indexOf(window, count, wanted);
            if (found >= 0) {
                return at + found;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] window, int count, byte[] wanted) {
        for (var at = 0; at <= count - wanted.length; at++) {
            if (window[at] == wanted[0] && Arrays.equals(window, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] bytes(Content body, long at, int length) throws IOException {
        var bytes = new byte[length];
        var count = fill(body, at, bytes, length);
        return count == length ? bytes : Arrays.copyOf(bytes, count);
    }

    private static int fill(Content body, long at, byte[] target, int length) throws IOException {
        var filled = 0;
        while (filled < length) {
            var count = body.read(at + filled, target, filled, length - filled);
            if (count < 0) {
                break;
            }
            filled += count;
        }
        return filled;
    }

    public List<Part> parts() {
        return parts;
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /// The text of the first field of that name.
    public Optional<String> text(String name) throws IOException {
        var part = part(name);
        return part.isEmpty() ? Optional.empty() : Optional.of(text(part.get()));
    }

    /// The content of a part as text.
    ///
    /// @throws MalformedFormException if that is longer than any field
    public String text(Part part) throws IOException {
        if (part.length() > LONGEST_TEXT) {
            throw new MalformedFormException("the field " + part.name() + " is longer than " + LONGEST_TEXT + " bytes");
        }
        return new String(bytes(body, part.from(), (int) part.length()), StandardCharsets.UTF_8);
    }
}
