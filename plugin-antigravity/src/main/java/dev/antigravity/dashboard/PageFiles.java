package dev.antigravity.dashboard;

import dev.antigravity.endpoint.Endpoint;
import dev.antigravity.endpoint.HttpInbound;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// `GET /dashboard` and what belongs to it: files of the plugin's jar, the same for everybody and without a word about
/// anybody, so they take no key. Each is read when it is first asked for.
///
/// The page may load nothing from elsewhere, run nothing that is not one of these files, and be shown in no frame.
final class PageFiles implements Endpoint {
    private static final Pattern PATH = Pattern.compile("/dashboard(?:/([a-z][a-z.-]{0,40}))?/?");
    private static final String FOLDER = "page/";
    private static final String INDEX = "index.html";
    private static final Headers STANDING = Headers.of(Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache"));
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    private record PageFile(byte[] bytes, String type, String tag) {}

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET")
                && PATH.matcher(path).matches()
                && find(path).isPresent();
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public boolean takesVisitors() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var file = find(request.path()).orElseThrow();
        var headers = STANDING.with("ETag", file.tag()).with("Content-Type", file.type());
        if (request.headers().first("if-none-match").equals(Optional.of(file.tag()))) {
            reply.send(304, headers, new byte[0]);
        } else {
            reply.send(200, headers, file.bytes());
        }
    }

    private Optional<PageFile> find(String path) {
        var match = PATH.matcher(path);
        if (!match.matches()) {
            return Optional.empty();
        }
        var name = match.group(1) == null ? INDEX : match.group(1);
        var known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var read = read(name);
        read.ifPresent(file -> files.put(name, file));
        return read;
    }

    private static Optional<PageFile> read(String name) {
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (var in = type == null ? null : PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (type == null || in == null) {
                return Optional.empty();
            }
            var bytes = in.readAllBytes();
            return Optional.of(new PageFile(bytes, type, tag(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
