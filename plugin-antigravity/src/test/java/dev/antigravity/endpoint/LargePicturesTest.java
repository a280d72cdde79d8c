package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures at once that together are far larger than the heap they pass through: a virtual machine of its own has
/// 64 MB for six pictures of 20 MB. `benchmarks/run load pictures` measures more of them.
class LargePicturesTest {
    private static final int PICTURES = 6;
    private static final int BASE64_BYTES = 27_000_000;
    private static final byte[] PIECE = bytes("A".repeat(50_000));
    private static final String WISH = "{\"model\":\"m\",\"prompt\":\"a fox\"";

    @ParameterizedTest
    @CsvSource({
        "openai-chat,      generations, no",
        "openai-chat,      generations, yes",
        "openai-chat,      edits,       no",
        "openai-responses, generations, no",
        "openai-responses, edits,       yes",
        "gemini,           generations, yes",
        "gemini,           edits,       no"
    })
    void passThroughASmallHeap(String protocol, String operation, String keyed) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargePicturesTest.class.getName(),
                        protocol,
                        operation,
                        keyed)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(PICTURES + " whole pictures");
    }

    /// The small virtual machine.
    public static void main(String[] arguments) throws Exception {
        try (var fake = new FakeUpstream(1_000);
                var proxy = TestingProxy.start(configuration(arguments[0], fake));
                var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Long>>();
            for (var i = 0; i < PICTURES; i++) {
                fake.then((_, out, _) -> draw(arguments[0], out));
                var request = HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/images/" + arguments[1]))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .header("Content-Type", "application/json")
                        .POST(arguments[1].equals("edits") ? edit() : HttpRequest.BodyPublishers.ofString(WISH + "}"));
                if (arguments[2].equals("yes")) {
                    request.header("Idempotency-Key", "key-" + i);
                }
                answers.add(threads.submit(() -> length(client, request.build())));
            }
            var whole = 0;
            for (var answer : answers) {
                whole += answer.get() > BASE64_BYTES ? 1 : 0;
            }
            System.out.println(whole + " whole pictures");
        }
        System.exit(0);
    }

    private static String configuration(String protocol, FakeUpstream fake) {
        var tool = protocol.equals("openai-responses") ? "    profile: { pictures: tool }\n" : "";
        return Requests.configuration(protocol, fake) + tool;
    }

    /// With a picture in it as large as the one that comes back, made while it is sent.
    private static HttpRequest.BodyPublisher edit() {
        var pieces = Stream.of(
                Stream.of(bytes(WISH + ",\"image\":\"data:image/png;base64,")),
                Collections.nCopies(BASE64_BYTES / PIECE.length, PIECE).stream(),
                Stream.of(bytes("\"}")));
        return HttpRequest.BodyPublishers.ofByteArrays(
                pieces.<byte[]>flatMap(some -> some).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static long length(HttpClient client, HttpRequest request) throws Exception {
        try (var body =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void draw(String protocol, OutputStream out) throws IOException {
        var start = switch (protocol) {
            case "gemini" ->
                "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"";
            case "openai-responses" -> "{\"output\":[{\"type\":\"image_generation_call\",\"result\":\"";
            default -> "{\"created\":1,\"data\":[{\"b64_json\":\"";
        };
        var end = protocol.equals("gemini") ? "\"}}]}}]}" : "\"}]}";
        var length = start.length() + BASE64_BYTES + end.length();
        FakeUpstream.head(
                200, Map.of("Content-Type", "application/json", "Content-Length", Integer.toString(length)), out);
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        for (var written = 0; written < BASE64_BYTES; written += PIECE.length) {
            out.write(PIECE);
        }
        out.write(end.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
