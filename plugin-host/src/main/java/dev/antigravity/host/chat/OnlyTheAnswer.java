package dev.antigravity.host.chat;

import dev.antigravity.api.Text.Role;
import dev.antigravity.host.model.ReplyListener;
import dev.antigravity.host.screen.Screen;
import org.jspecify.annotations.Nullable;

/// Writes the answer and nothing else, so that it can be piped on; or nothing at all.
final class OnlyTheAnswer implements ReplyListener {
    private final @Nullable Screen screen;
    private boolean lineIsOpen;

    OnlyTheAnswer(@Nullable Screen screen) {
        this.screen = screen;
    }

    @Override
    public void thinking(String delta) {}

    @Override
    public void text(String delta) {
        if (screen != null) {
            screen.write(Role.PLAIN, delta);
            lineIsOpen = !delta.endsWith("\n");
        }
    }

    void end() {
        if (screen != null && lineIsOpen) {
            screen.write(Role.PLAIN, "\n");
        }
    }
}
