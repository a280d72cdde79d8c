package dev.antigravity.command;

import dev.antigravity.api.Text;
import dev.antigravity.pool.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rests as lists of accounts show them.
final class RestWording {
    private RestWording() {}

    /// `! rests for 42 s: throttled (429, retry-after: 60)`.
    static Text state(List<Rest> rests, Instant now) {
        var text = Text.EMPTY;
        for (var rest : rests) {
            text = text.and(Text.Role.WARN, text.plainText().isEmpty() ? "! " : "; ")
                    .and(sentence(rest, now));
        }
        return text;
    }

    private static String sentence(Rest rest, Instant now) {
        var what = rest.isSoft() ? "avoided" : "rests";
        return rest.model().map(model -> model + " ").orElse("") + what + " for "
                + Wording.time(Duration.between(now, rest.until())) + ": "
                + rest.cause().word() + " (" + rest.evidence()
                + ")";
    }

    static Map<String, Object> data(Rest rest) {
        var data = new LinkedHashMap<String, Object>();
        rest.model().ifPresent(model -> data.put("model", model));
        data.put("cause", rest.cause().word());
        data.put("since", rest.since().toString());
        data.put("until", rest.until().toString());
        rest.stated().ifPresent(stated -> data.put("stated", stated.toString()));
        data.put("evidence", rest.evidence());
        return data;
    }
}
