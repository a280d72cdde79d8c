package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import java.util.List;
import java.util.Optional;

/// The tools that are sent and the rule for using them, which must fit each other (TCH-002, TCH-003, TCH-005).
///
/// @param choice empty if the client gave none, or if there is no tool left to choose
public record ToolSelection(List<Tool> tools, Optional<ToolChoice> choice) {
    /// The choice as the client gave it.
    ///
    /// @param tools what is sent
    /// @throws RejectedRequestException if the choice forces a tool that is not sent
    public static ToolSelection of(ChatRequest request, List<Tool> tools) {
        var given = request.toolChoice();
        given.ifPresent(choice -> refuseDropped(choice, request.tools(), tools));
        return new ToolSelection(tools, tools.isEmpty() ? Optional.empty() : given.map(Given::value));
    }

    /// For upstreams that cannot restrict a choice: only the allowed tools are sent.
    public static ToolSelection onlyAllowed(ChatRequest request, List<Tool> tools, FidelityReceipt receipt) {
        if (request.toolChoice().isEmpty()
                || !(request.toolChoice().get().value() instanceof ToolChoice.Allowed(var names, var required))) {
            return of(request, tools);
        }
        var path = request.toolChoice().get().path();
        var allowed = tools.stream().filter(tool -> isNamed(tool, names)).toList();
        if (allowed.isEmpty() && required) {
            throw RejectedRequestException.unsupported(path, "none of the allowed tools can be sent");
        }
        receipt.approximated(path, "only the allowed tools are sent");
        return new ToolSelection(
                allowed,
                allowed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(required ? new ToolChoice.Any() : new ToolChoice.Auto()));
    }

    private static void refuseDropped(Given<ToolChoice> choice, List<Tool> asked, List<Tool> sent) {
        var dropped = asked.stream().filter(tool -> !sent.contains(tool)).toList();
        var forced = switch (choice.value()) {
            case ToolChoice.Named(var name) -> isAmong(dropped, List.of(name)) && !isAmong(sent, List.of(name));
            case ToolChoice.Server(var kind) -> !isAmong(sent, List.of(kind));
            case ToolChoice.Any _ -> sent.isEmpty() && !asked.isEmpty();
            case ToolChoice.Allowed(var names, var required) ->
                required && isAmong(dropped, names) && !isAmong(sent, names);
            case ToolChoice.Auto _, ToolChoice.None _ -> false;
        };
        if (forced) {
            throw RejectedRequestException.unsupported(choice.path(), "it forces a tool this upstream does not have");
        }
    }

    private static boolean isAmong(List<Tool> tools, List<String> names) {
        return tools.stream().anyMatch(tool -> isNamed(tool, names));
    }

    private static boolean isNamed(Tool tool, List<String> names) {
        return names.contains(tool.name()) || tool instanceof Tool.Server server && names.contains(server.kind());
    }
}
