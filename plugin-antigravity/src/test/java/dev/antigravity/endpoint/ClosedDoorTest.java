package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedDoorTest {
    private static FakeUpstream upstream;
    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        upstream = new FakeUpstream();
        proxy = TestingProxy.start(
                "server: { port: 0, keys: [\"" + TestingProxy.KEY + "\"], max-body: 2KB, header-timeout: 1s }\n",
                Requests.configuration("anthropic-messages", upstream));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host: 127.0.0.1                                         | 401 | a key is needed",
                "Host: 127.0.0.1~Authorization: Bearer wrong             | 401 | not one of server.keys",
                "Host: 127.0.0.1~x-api-key: test-key-of-the-proxyX       | 401 | not one of server.keys",
                "Host: evil.example~Authorization: Bearer KEY            | 403 | Host header",
                "Host: 127.0.0.1.evil.example~Authorization: Bearer KEY  | 403 | Host header",
                "Host: 127.0.0.1~Origin: https://evil.example~x-api-key: KEY | 403 | web pages",
                "Host: 127.0.0.1~Origin: null~x-api-key: KEY             | 403 | web pages",
                "Host: 127.0.0.1~Sec-Fetch-Site: cross-site~x-api-key: KEY | 403 | web pages",
                "Host: 0.0.0.0~X-Forwarded-For: 127.0.0.1~x-api-key: KEY | 403 | Host header"
            })
    void everybodyElseIsRefusedInTheClientsEnvelope(String headers, int status, String message) throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("POST /v1/messages?beta=true HTTP/1.1\r\n"
                    + headers.strip().replace("KEY", TestingProxy.KEY).replace("~", "\r\n")
                    + "\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(client.readAnswer()).contains("HTTP/1.1 " + status + " ", "\"type\":\"error\"", message);
        }
    }

    @Proves("AIN-001")
    @ParameterizedTest
    @CsvSource({
        "Host: localhost,          Authorization: Bearer KEY",
        "Host: 127.0.0.1:8317,     x-api-key: KEY",
        "Host: [::1]:8317,         authorization: KEY",
        "HOST: 127.0.0.1,          X-Goog-Api-Key: KEY"
    })
    void theKeyOpensInEachOfItsPlaces(String host, String key) throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("GET /v1/models HTTP/1.1\r\n" + host + "\r\n" + key.replace("KEY", TestingProxy.KEY)
                    + "\r\nanthropic-version: 2023-06-01\r\n\r\n");

            assertThat(client.readUntil("HTTP/1.1")).last().asString().contains(" 200 ");
        }
    }

    @Test
    void healthNeedsNoKeyButTheRightHost() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.readAnswer()).contains("\"status\":\"ok\"", "antigravity");
            client.send("GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n");
            assertThat(client.readAnswer()).contains("Host header", "evil.example");
            client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.readUntil("HTTP/1.1")).last().asString().contains(" 200 ");
        }
    }

    @Proves("ERR-005")
    @Test
    void aBodyBeyondTheLimitIsRefusedWithoutReadingIt() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + TestingProxy.KEY + "\r\nContent-Length: 100000000\r\n\r\n");

            assertThat(client.readAnswer()).contains("HTTP/1.1 413 ", "request_too_large", "server.max-body");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Proves("ERR-005")
    @Test
    void aChunkedBodyBeyondTheLimitIsRefused() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + TestingProxy.KEY
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n" + "x".repeat(4096) + "\r\n");

            assertThat(client.readUntil("HTTP/1.1")).last().asString().contains(" 413 ");
        }
    }

    @Proves("GEN-016")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/messages         | {\"model\":          | not valid JSON",
                "/v1/messages         | []                   | not valid JSON",
                "/v1/messages         | {\"max_tokens\":1}   | model: required, but missing",
                "/v1/messages         | {\"model\":\"nn\"}   | no model nn. /antigravity list models",
                "/v1/chat/completions | {\"model\":          | \"code\":\"invalid_request\"",
                "/v1/nothing          | {}                   | there is nothing at POST /v1/nothing"
            })
    void whatCannotBeServedSaysWhy(String path, String body, String message) throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.post(path.strip(), body.strip());

            assertThat(client.readAnswer()).contains("\"error\"", message);
        }
    }

    @Test
    void aHeadThatDripsIsCutOff() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("GET /health HTTP/1.1\r\nHos");

            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void aClientMayAskToBeToldToGoOn() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("POST /v1/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + TestingProxy.KEY
                    + "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(client.readUntil("HTTP/1.1")).last().asString().contains(" 100 ");
        }
    }

    @Test
    void whoseBodyNobodyReadsIsToldThatTheConnectionEnds() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(client.readAnswer()).contains("HTTP/1.1 401 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void aBodyOfNothingLeavesTheConnectionOpen() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            for (var i = 0; i < 2; i++) {
                client.send("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n");

                assertThat(client.readAnswer())
                        .contains("HTTP/1.1 200 ")
                        .containsIgnoringCase("connection: keep-alive");
            }
        }
    }
}
