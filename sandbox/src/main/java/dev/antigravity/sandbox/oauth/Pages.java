package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Headers;
import java.util.Set;
import java.util.TreeSet;

/// The pages a person sees. Plain HTML that works without scripts, with the keyboard and with a screen reader.
final class Pages {
    private static final Headers SAFE = Headers.of(
            "cache-control", "no-store",
            "referrer-policy", "no-referrer",
            "x-frame-options", "DENY");

    private Pages() {}

    static Answer consent(String ticket, OAuthClient client, Set<String> scopes, String account) {
        return page(200, "Allow access?", """
                <p><strong>%s</strong> asks to act for you at the sandbox. Nothing here is real: no provider is asked \
                and no money is spent.</p>
                <p>It asks for: %s.</p>
                <form method="post" action="/oauth/authorize">
                <input type="hidden" name="ticket" value="%s">
                <p><label for="account">Sign in as</label>
                <input id="account" name="account" value="%s" autocomplete="username" required></p>
                <p><button name="decision" value="allow">Allow</button>
                <button name="decision" value="deny" formnovalidate>Deny</button></p>
                </form>""".formatted(
                        escape(client.id()), scopes(scopes), escape(ticket), escape(account)));
    }

    static Answer device(String userCode) {
        return page(200, "Connect a device", """
                <p>Type the code that your device shows. Nothing here is real: no provider is asked.</p>
                <form method="post" action="/oauth/device">
                <p><label for="code">Code</label>
                <input id="code" name="user_code" value="%s" autocomplete="off" autocapitalize="characters" required></p>
                <p><label for="account">Sign in as</label>
                <input id="account" name="account" value="you@sandbox.example" autocomplete="username" required></p>
                <p><button name="decision" value="allow">Allow</button>
                <button name="decision" value="deny">Deny</button></p>
                </form>""".formatted(escape(userCode)));
    }

    static Answer code(String code, String state) {
        return page(200, "Copy this code", """
                <p>Paste it where you were asked for it:</p>
                <p><code>%s</code></p>""".formatted(escape(state.isEmpty() ? code : code + "#" + state)));
    }

    static Answer message(int status, String title, String text) {
        return page(status, title, "<p>" + escape(text) + "</p>");
    }

    private static String scopes(Set<String> scopes) {
        return scopes.isEmpty() ? "nothing in particular" : escape(String.join(", ", new TreeSet<>(scopes)));
    }

    private static Answer page(int status, String title, String main) {
        return Answer.html(status, SAFE, """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s - Sandbox</title>
                <style>
                body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; }
                input, button { font: inherit; padding: .4rem .8rem; }
                </style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(title, title, main));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
