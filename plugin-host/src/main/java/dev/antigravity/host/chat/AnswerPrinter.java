package dev.antigravity.host.chat;

import dev.antigravity.api.Text.Role;
import dev.antigravity.host.model.ReplyListener;
import dev.antigravity.host.screen.Screen;

/// Writes an answer as it comes: thinking muted and above, the answer below.
final class AnswerPrinter implements ReplyListener {
    private final Screens screens;
    private final Runnable onFirstWord;
    private boolean begun;
    private Screen open;
    private boolean lineIsOpen;
    private boolean isThinking;

    /// @param onFirstWord runs before anything is written, or at the end if nothing is
    AnswerPrinter(Screens screens, Runnable onFirstWord) {
        this.screens = screens;
        this.onFirstWord = onFirstWord;
        this.open = screens.answers();
    }

    @Override
    public void thinking(String delta) {
        isThinking = true;
        write(screens.remarks(), Role.MUTED, delta);
    }

    @Override
    public void text(String delta) {
        if (isThinking) {
            end();
            screens.remarks().write(Role.PLAIN, "\n");
            isThinking = false;
        }
        write(screens.answers(), Role.PLAIN, delta);
    }

    /// Ends the line, if one is open. May be called again.
    void end() {
        begin();
        if (lineIsOpen) {
            open.write(Role.PLAIN, "\n");
            lineIsOpen = false;
        }
    }

    private void write(Screen screen, Role role, String delta) {
        begin();
        screen.write(role, delta);
        open = screen;
        lineIsOpen = !delta.endsWith("\n");
    }

    private void begin() {
        if (!begun) {
            begun = true;
            onFirstWord.run();
        }
    }
}
