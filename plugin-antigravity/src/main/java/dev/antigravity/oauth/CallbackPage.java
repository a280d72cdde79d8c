package dev.antigravity.oauth;

/// What the user sees in the browser at the end.
public final class CallbackPage {
    private CallbackPage() {}

    public static String of(LoginOutcome outcome) {
        return page(outcome instanceof LoginOutcome.SignedIn ? "Thank you" : "Not signed in", outcome.message());
    }

    static String of(Callback callback) {
        return switch (callback) {
            case Callback.Code _ -> page("Thank you", "You can close this page and go back to where you came from.");
            case Callback.Error(var error) -> page("No consent", "The provider says: " + error + ".");
            case Callback.WrongState(var reason) ->
                page("Not this login", "This answer was refused: " + reason + ". Start the login again.");
            case Callback.Empty _ -> page("Nothing came back", "The provider sent no code. Start the login again.");
        };
    }

    private static String page(String title, String text) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Antigravity</title>
                <style>
                  :root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif }
                  main { max-width: 34rem; margin: 20vh auto; padding: 0 1rem }
                </style>
                <main>
                  <h1>%s</h1>
                  <p>%s</p>
                </main>
                </html>
                """.formatted(escape(title), escape(text));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
