package dev.antigravity.form;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A form, and where its parts lie in the body. Nothing is copied.
public final class MultipartForm {
    private static final String TYPE = "multipart/form-data";
    private static final int MOST_PARTS = 200;
    private static final int LONGEST_HEAD = 16 << 10;
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile(";\\s*filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final List<Part> parts;

    private MultipartForm(byte[] body, List<Part> parts) {
        this.body = body;
        this.parts = parts;
    }

    /// One part.
    ///
    /// @param fileName  empty if it is a plain field
    /// @param mediaType as its head says
    /// @param from      where its content begins in the body
    /// @param length    of its content, in bytes
    public record Part(String name, Optional<String> fileName, Optional<String> mediaType, int from, int length) {}

    /// Whether a body of that content type is a form with parts.
    public static boolean isForm(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    /// @param contentType of the request, with the boundary
    /// @throws MalformedFormException if the body is not such a form
    public static MultipartForm parse(String contentType, byte[] body) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!isForm(contentType) || !boundary.find()) {
            throw new MalformedFormException("the content type names no boundary");
        }
        var name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new MultipartForm(body, parts(body, ("--" + name).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<Part> parts(byte[] body, byte[] delimiter) {
        var parts = new ArrayList<Part>();
        var at = indexOf(body, delimiter, 0, body.length);
        if (at < 0) {
            throw new MalformedFormException("the form's boundary is not in it");
        }
        var between = new byte[delimiter.length + 2];
        between[0] = '\r';
        between[1] = '\n';
        System.arraycopy(delimiter, 0, between, 2, delimiter.length);
        for (at += delimiter.length; !isLast(body, at); ) {
            var end = indexOf(body, between, at, body.length);
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

    private static boolean isLast(byte[] body, int at) {
        return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
    }

    private static Part part(byte[] body, int from, int end) {
        var headEnd = indexOf(body, BLANK_LINE, from, Math.min(end + 2, from + LONGEST_HEAD));
        if (headEnd < 0) {
            throw new MalformedFormException("a part of the form has no head");
        }
        var name = Optional.<String>empty();
        var fileName = Optional.<String>empty();
        var mediaType = Optional.<String>empty();
        for (var line : new String(body, from, headEnd - from, StandardCharsets.UTF_8).split("\r\n")) {
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

    private static int indexOf(byte[] bytes, byte[] wanted, int from, int until) {
        for (var at = from; at <= until - wanted.length; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    public List<Part> parts() {
        return parts;
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /// The text of the first field of that name.
    public Optional<String> text(String name) {
        return part(name).map(this::text);
    }

    /// The content of a part as text.
    public String text(Part part) {
        return new String(body, part.from(), part.length(), StandardCharsets.UTF_8);
    }

    public InputStream content(Part part) {
        return new ByteArrayInputStream(body, part.from(), part.length());
    }
}
