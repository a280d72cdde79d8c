package dev.antigravity.host.chat;

import dev.antigravity.api.Text.Role;
import dev.antigravity.host.model.ReplyListener;
import dev.antigravity.host.screen.Screen;

/// Writes an answer as it comes: thinking muted and above, the answer below.
final class AnswerPrinter implements ReplyListener {
    private final Screen screen;
    private final Runnable onFirstWord;
    private Role writing = Role.PLAIN;
    private boolean begun;
    private boolean lineIsOpen;

    /// @param onFirstWord runs before anything is written
    AnswerPrinter(Screen screen, Runnable onFirstWord) {
        this.screen = screen;
        this.onFirstWord = onFirstWord;
    }

    @Override
    public void thinking(String delta) {
        write(Role.MUTED, delta);
    }

    @Override
    public void text(String delta) {
        write(Role.PLAIN, delta);
    }

    /// Ends the line, if one is open.
    void end() {
        if (!begun) {
            onFirstWord.run();
            begun = true;
        }
        if (lineIsOpen) {
            screen.write(Role.PLAIN, "\n");
            lineIsOpen = false;
        }
    }

    private void write(Role role, String delta) {
        if (!begun) {
            onFirstWord.run();
            begun = true;
        } else if (role != writing) {
            screen.write(Role.PLAIN, lineIsOpen ? "\n\n" : "\n");
        }
        writing = role;
        screen.write(role, delta);
        lineIsOpen = !delta.endsWith("\n");
    }
}
