package dev.antigravity.api;

import java.util.List;
import org.pf4j.ExtensionPoint;

/// The commands of a plugin. Asked once, after the plugin started.
public interface CommandProvider extends ExtensionPoint {
    List<SlashCommand> commands();
}
