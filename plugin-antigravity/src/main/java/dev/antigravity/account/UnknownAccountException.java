package dev.antigravity.account;

import dev.antigravity.spelling.NearestName;
import java.util.List;

/// There is no such account, or no longer.
public final class UnknownAccountException extends AccountException {
    private static final long serialVersionUID = 1;

    UnknownAccountException(String id, List<String> known) {
        super("there is no account \"" + id + "\"" + hint(id, known));
    }

    private static String hint(String id, List<String> known) {
        if (known.isEmpty()) {
            return "; none is known yet";
        }
        return NearestName.of(id, known)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }
}
