package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.FreePort;
import dev.antigravity.testing.Requests;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Secrets nobody else has go into every place that takes one; an upstream repeats what it was shown in all it says.
/// Then every answer, every command's words and data, every log line and every file is searched for them, in the
/// spellings a secret may take.
class CanaryTest {
    private static final String STATED = "Canary-stated+/=0001";
    private static final String STORED = "Canary-stored+/=0002";
    private static final String REFUSED = "Canary-refused+/=0003";
    private static final String HEADER = "Canary-header+/=0004";
    private static final String CLIENT = "Canary-client+/=0005";
    private static final String OAUTH = "Canary-oauth+/=0006";
    private static final Pattern STATUS = Pattern.compile("answer (\\d{3})");
    private static final List<String> CANARIES = List.of(STATED, STORED, REFUSED, HEADER, CLIENT, OAUTH);

    private static final List<String> COMMANDS = List.of(
            "status",
            "list providers",
            "list models --all",
            "list models --provider chat",
            "accounts",
            "accounts --verify",
            "usage",
            "usage --by account",
            "why",
            "advise",
            "doctor",
            "doctor upstreams --yes",
            "env show",
            "configure --provider claude --model m --yes",
            "backup",
            "restore --list",
            "env undo --list",
            "generate \"a fox\" --model m",
            "compare \"hello\" --models claude/m,chat/m",
            "oauth --provider chat --no-browser",
            "accounts set chat/main --weight 2",
            "accounts disable chat/main",
            "accounts enable chat/main",
            "logs");

    @TempDir
    private Path folder;

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    @AutoClose
    private CommandDesk desk;

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private Level level = Level.INFO;

    @BeforeEach
    void open() {
        level = root.getLevel();
        root.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
        desk = new CommandDesk(folder).configured("""
            server: { port: %d, keys: ["%s"] }
            providers:
              claude:
                base-url: %s
                headers: { x-team: "%s" }
                accounts: [{ name: one, api-key: "%s" }]
                models: [m]
              chat:
                protocol: openai-chat
                base-url: %s/v1
                oauth: { client-id: us, client-secret: "%s", authorization-endpoint: "%s/authorize", token-endpoint: "%s/token" }
                models: [m]
            """.formatted(
                        FreePort.known(),
                        CLIENT,
                        upstream.uri(),
                        HEADER,
                        STATED,
                        upstream.uri(),
                        OAUTH,
                        upstream.uri(),
                        upstream.uri()));
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    @Test
    void nobodyIsToldASecret() throws Exception {
        repeat(500);
        upstream.forget();
        upstream.answer(200, Map.of(), "{\"data\":[{\"id\":\"m\"}]}".getBytes(StandardCharsets.UTF_8));
        run("accounts add chat --api-key", new FakeConversation().answering("api-key", STORED));
        upstream.answer(401, Map.of(), said(REFUSED));
        run("accounts add chat --api-key --name two", new FakeConversation().answering("api-key", REFUSED));
        repeat(500);

        var serve = desk.serve();
        for (var status : new int[] {400, 401, 403, 404, 429, 500, 529, 200}) {
            for (var model : List.of("claude/m", "chat/m")) {
                for (var path : List.of("/v1/messages", "/v1/chat/completions", "/v1/messages/count_tokens")) {
                    if (status == 200 && model.startsWith("claude") != path.startsWith("/v1/chat")) {
                        continue; // a success that passes as it came
                    }
                    ask(serve.address(), path, model, status);
                    desk.run("accounts wake claude/one");
                    desk.run("accounts wake chat/main");
                }
            }
        }
        for (var path : List.of("/account-limits", "/v1/models", "/health", "/v1/health/deep", "/metrics")) {
            get(serve.address(), path);
        }
        COMMANDS.forEach(command -> run(command, new FakeConversation().pressingEnter()));
        outputs.put("serve", serve.conversation().text());
        serve.stop();
        for (var event : List.copyOf(log.list)) {
            outputs.merge(
                    "log of " + event.getLoggerName(),
                    event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()),
                    String::concat);
        }
        files();

        var told = new ArrayList<String>();
        outputs.forEach((where, text) -> {
            for (var canary : CANARIES) {
                spellings(canary)
                        .filter(text::contains)
                        .findFirst()
                        .ifPresent(found -> told.add("%s in %s: %s".formatted(canary, where, around(found, text))));
            }
        });
        assertThat(outputs).hasSizeGreaterThan(60);
        assertThat(told).isEmpty();
    }

    /// The upstream refuses whatever comes, and repeats all it was shown.
    private void repeat(int times) {
        for (var i = 0; i < times; i++) {
            upstream.then((request, out, _) -> {
                var status = request.text().contains("answer 200") ? 200 : status(request.text());
                refuse(request, status, out);
            });
        }
    }

    private static int status(String body) {
        var wish = STATUS.matcher(body);
        return wish.find() ? Integer.parseInt(wish.group(1)) : 401;
    }

    private static void refuse(FakeUpstream.Received request, int status, OutputStream out) throws IOException {
        var shown = request.header("authorization") + " " + request.header("x-api-key") + " " + request.header("x-team")
                + " " + request.text().replaceAll("[^\\w=+/% &-]", " ");
        var body = said(shown);
        FakeUpstream.head(
                status,
                Map.of("Content-Type", "application/json", "Content-Length", Integer.toString(body.length)),
                out);
        out.write(body);
        out.flush();
    }

    private static byte[] said(String shown) {
        return ("{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"code\":\"nope\",\"message\":\"You"
                        + " showed "
                        + shown + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void ask(URI proxy, String path, String model, int status) throws Exception {
        var body =
                Requests.ANTHROPIC.replace("\"m\"", "\"" + model + "\"").replace("\"x\"", "\"answer " + status + "\"");
        var answer = http.send(
                HttpRequest.newBuilder(proxy.resolve(path))
                        .header("x-api-key", CLIENT)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        outputs.put(
                "%s of %s answered with %d".formatted(path, model, status),
                answer.headers().map() + answer.body());
    }

    private void get(URI proxy, String path) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(proxy.resolve(path))
                        .header("x-api-key", CLIENT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        outputs.put(path, answer.statusCode() + answer.body());
    }

    private void run(String command, FakeConversation person) {
        var result = desk.run(command, person);
        outputs.put(command, person.text() + desk.shown(result) + result.toMap() + result);
    }

    /// All but what the user wrote, and the host's own key in the file that is there to hold it and its copies.
    private void files() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (!name.endsWith("config.yaml")) {
                    outputs.put(name, isOfTheHost(name) ? withoutTheHostsKey(text) : text);
                }
            }
        }
    }

    private static boolean isOfTheHost(String name) {
        return name.contains(".env") || name.startsWith("home/state/env-");
    }

    private static String withoutTheHostsKey(String text) {
        return spellings(CLIENT).reduce(text, (left, spelling) -> left.replace(spelling, ""));
    }

    /// A secret as it is, in an address, and in Base64 wherever it begins.
    private static Stream<String> spellings(String secret) {
        var encoded = new ArrayList<>(List.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)));
        for (var shift = 0; shift < 3; shift++) {
            var text =
                    Base64.getEncoder().encodeToString(("x".repeat(shift) + secret).getBytes(StandardCharsets.UTF_8));
            encoded.add(text.substring(4, text.length() - 4));
        }
        return encoded.stream();
    }

    private static String around(String found, String text) {
        var at = text.indexOf(found);
        return text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 80));
    }
}
