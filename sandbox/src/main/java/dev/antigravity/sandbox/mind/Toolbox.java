package dev.antigravity.sandbox.mind;

import java.util.List;
import java.util.Optional;

/// The tools of a question and the rules for their use.
///
/// @param parallel whether several calls may stand in one reply
public record Toolbox(List<OfferedTool> tools, ToolChoice choice, boolean parallel) {
    public static final Toolbox EMPTY = new Toolbox(List.of(), new ToolChoice.Free(), true);

    public Toolbox {
        tools = List.copyOf(tools);
    }

    public Optional<OfferedTool> find(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    List<String> names() {
        return tools.stream().map(OfferedTool::name).toList();
    }
}
