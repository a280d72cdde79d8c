package dev.antigravity.host.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes slash commands on TAB. A plugin that takes too long is not waited for.
final class SlashCompleter implements Completer {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Completions completions;

    SlashCompleter(Completions completions) {
        this.completions = completions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (!line.line().startsWith("/")) {
            return;
        }
        var before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        if (!before.isEmpty()) {
            before.set(0, before.getFirst().substring(1));
        }
        var typed = before.isEmpty() ? line.word().replaceFirst("^/", "") : line.word();
        var slash = before.isEmpty() ? "/" : "";
        for (var found : inTime(before, typed)) {
            var value = slash + found.value();
            candidates.add(new Candidate(
                    value,
                    value,
                    found.group().orElse(null),
                    found.description().filter(text -> !text.isBlank()).orElse(null),
                    null,
                    null,
                    !value.endsWith("=") && !value.endsWith("/")));
        }
    }

    private List<dev.antigravity.api.Candidate> inTime(List<String> before, String typed) {
        var found = new ArrayList<dev.antigravity.api.Candidate>();
        var search = Thread.ofVirtual().name("antigravity-completion").unstarted(() -> {
            var all = completions.at(before, typed);
            synchronized (found) {
                found.addAll(all);
            }
        });
        search.start();
        try {
            if (!search.join(PATIENCE)) {
                search.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        synchronized (found) {
            return List.copyOf(found);
        }
    }
}
