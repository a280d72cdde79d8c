package dev.antigravity.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// What came back from the authorization server, through the browser or pasted by the user.
sealed interface Callback {
    record Code(String code) implements Callback {}

    record Error(OAuthError error) implements Callback {}

    /// It shows another state than the login's, or none. Fatal, however it came.
    record WrongState(String reason) implements Callback {}

    /// It belongs to the login, but holds neither a code nor an error.
    record Empty() implements Callback {}

    /// Reads the whole address of the callback, its query, or `code#state` as some servers show it for copying.
    ///
    /// @param state the login's
    static Callback read(String pasted, String state) {
        var form = parameters(pasted);
        var shown = form.find("state");
        if (shown.isEmpty()) {
            return new WrongState("it shows no state; paste the whole address, not the code alone");
        }
        if (!isSame(shown.get(), state)) {
            return new WrongState("its state is not that of this login");
        }
        return form.find("error")
                .<Callback>map(code -> new Error(new OAuthError(code, form.find("error_description"))))
                .or(() -> form.find("code").map(Code::new))
                .orElse(new Empty());
    }

    /// The state it shows, empty if none.
    static Optional<String> stateOf(String pasted) {
        return parameters(pasted).find("state");
    }

    private static Form parameters(String pasted) {
        var text = pasted.strip();
        try {
            if (text.contains("?") || text.contains("=")) {
                var query = text.substring(text.indexOf('?') + 1);
                var fragment = query.indexOf('#');
                return Form.parse(fragment < 0 ? query : query.substring(0, fragment));
            }
            var hash = text.indexOf('#');
            return hash < 0
                    ? Form.of("code", text)
                    : Form.of("code", text.substring(0, hash)).with("state", text.substring(hash + 1));
        } catch (IllegalArgumentException _) {
            return Form.parse("");
        }
    }

    private static boolean isSame(String one, String two) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));
    }
}
