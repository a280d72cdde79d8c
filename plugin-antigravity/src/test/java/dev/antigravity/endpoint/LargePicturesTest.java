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
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures at once that together are far larger than the heap they pass through: a virtual machine of its own has
/// 64 MB for six pictures of 20 MB. `benchmarks/run load pictures` measures more of them.
class LargePicturesTest {
    private static final int PICTURES = 6;
    private static final int BASE64_BYTES = 27_000_000;

    @ParameterizedTest
    @CsvSource({"openai-chat, no", "openai-chat, yes", "gemini, no", "gemini, yes"})
    void passThroughASmallHeap(String protocol, String keyed) throws Exception {
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
                        keyed)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(PICTURES + " whole pictures");
    }

    /// The small virtual machine.
    public static void main(String[] arguments) throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(arguments[0], fake));
                var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Long>>();
            for (var i = 0; i < PICTURES; i++) {
                fake.then((_, out, _) -> draw(arguments[0], out));
                var request = HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/images/generations"))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\",\"prompt\":\"a fox\"}"));
                if (arguments[1].equals("yes")) {
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

    private static long length(HttpClient client, HttpRequest request) throws Exception {
        try (var body =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void draw(String protocol, OutputStream out) throws IOException {
        var start = protocol.equals("gemini")
                ? "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\""
                : "{\"created\":1,\"data\":[{\"b64_json\":\"";
        var end = protocol.equals("gemini") ? "\"}}]}}]}" : "\"}]}";
        var length = start.length() + BASE64_BYTES + end.length();
        FakeUpstream.head(
                200, Map.of("Content-Type", "application/json", "Content-Length", Integer.toString(length)), out);
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        var piece = new byte[50_000];
        Arrays.fill(piece, (byte) 'A');
        for (var written = 0; written < BASE64_BYTES; written += piece.length) {
            out.write(piece);
        }
        out.write(end.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
