package dev.antigravity.host.chat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.host.model.ModelClient;
import dev.antigravity.host.model.ModelSettings;
import dev.antigravity.host.model.Reply;
import dev.antigravity.host.model.ReplyListener;
import dev.antigravity.host.model.Turn;
import java.util.ArrayList;
import java.util.List;

/// What was said so far. A question without any answer is taken back, so that it can be asked again; of an answer
/// that was broken off, what came is kept. Not thread-safe.
final class Dialogue {
    private final ModelClient client;
    private final List<Turn> turns = new ArrayList<>();

    Dialogue(ModelClient client) {
        this.client = client;
    }

    Reply say(String words, ModelSettings settings, ReplyListener listener, CancellationToken cancellation) {
        var heard = new StringBuilder();
        turns.add(Turn.user(words));
        try {
            return client.ask(settings, turns, hearing(listener, heard), cancellation);
        } finally {
            if (heard.isEmpty()) {
                turns.removeLast();
            } else {
                turns.add(Turn.assistant(heard.toString()));
            }
        }
    }

    int length() {
        return turns.size();
    }

    void forget() {
        turns.clear();
    }

    private static ReplyListener hearing(ReplyListener listener, StringBuilder heard) {
        return new ReplyListener() {
            @Override
            public void thinking(String delta) {
                listener.thinking(delta);
            }

            @Override
            public void text(String delta) {
                heard.append(delta);
                listener.text(delta);
            }
        };
    }
}
