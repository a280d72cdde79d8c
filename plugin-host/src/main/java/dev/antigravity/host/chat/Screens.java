package dev.antigravity.host.chat;

import dev.antigravity.host.screen.Screen;

/// Where a chat writes what: at a terminal one screen for everything, in a pipe only the answers go on.
///
/// @param answers    what the model says, and what commands found
/// @param remarks    thinking, counts, greetings
/// @param complaints what went wrong
record Screens(Screen answers, Screen remarks, Screen complaints) {
    static Screens all(Screen screen) {
        return new Screens(screen, screen, screen);
    }

    static Screens onlyAnswers(Screen answers, Screen complaints) {
        return new Screens(answers, Screen.unseen(), complaints);
    }
}
