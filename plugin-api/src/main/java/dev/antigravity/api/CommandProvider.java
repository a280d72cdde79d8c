package dev.antigravity.api;

import java.util.List;
import org.pf4j.ExtensionPoint;

/// The commands of a plugin. Asked once, after the plugin started.
public interface CommandProvider extends ExtensionPoint {
    /// In the order help shows them.
    List<SlashCommand> commands();
}
