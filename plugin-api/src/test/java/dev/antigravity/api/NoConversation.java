package dev.antigravity.api;

/// Nobody: shows nothing, answers nothing.
final class NoConversation implements Unattended {
    @Override
    public void show(Block block) {}
}
