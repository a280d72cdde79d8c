package dev.antigravity.demo;

import dev.antigravity.api.Block;
import dev.antigravity.api.Unattended;

/// Nobody watches.
final class EmptyHouse implements Unattended {
    @Override
    public void show(Block block) {
        block.plainText();
    }
}
