package dev.antigravity.interop;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a browser: signs in where a form asks for it, and consents where a form asks for that.
final class Person implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
    private static final int MOST_PAGES = 12;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /// Opens a page and does what its forms ask for, until a page has none.
    ///
    /// @return the last page
    String visit(URI page) {
        try {
            var answer = http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            for (var pages = 0; pages < MOST_PAGES; pages++) {
                var form = FORM.matcher(answer.body());
                if (!form.find()) {
                    return answer.body();
                }
                answer = submit(answer.uri(), form.group(1), form.group(2));
            }
            throw new IllegalStateException("too many forms, the last at " + answer.uri());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> submit(URI page, String form, String inside) throws IOException, InterruptedException {
        var action = attribute(form, "action").map(page::resolve).orElse(page);
        var fields = INPUT.matcher(inside)
                .results()
                .map(input -> field(input.group(1)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Optional<String> field(String input) {
        return attribute(input, "name").map(name -> encoded(name) + "=" + encoded(value(name, input)));
    }

    private static String value(String name, String input) {
        return switch (name) {
            case "username" -> SpringServer.USER;
            case "password" -> SpringServer.PASSWORD;
            default -> attribute(input, "value").orElse("");
        };
    }

    private static Optional<String> attribute(String tag, String name) {
        var match = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return match.find() ? Optional.of(match.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
