package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Tool;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tools in groups, flattened for everybody else: `group__tool` (TNM-003).
final class OpenAiResponsesNamespaces {
    private static final String SEPARATOR = "__";

    private final Map<String, Tool.Namespace> byName = new HashMap<>();

    /// The groups of the tools of a request.
    OpenAiResponsesNamespaces(ChatRequest request) {
        for (var tool : request.tools()) {
            switch (tool) {
                case Tool.Function function ->
                    function.namespace().ifPresent(group -> byName.putIfAbsent(function.name(), group));
                case Tool.Custom custom ->
                    custom.namespace().ifPresent(group -> byName.putIfAbsent(custom.name(), group));
                case Tool.Server _ -> {}
            }
        }
    }

    /// The group of the tool that the rest of us calls that.
    Optional<Tool.Namespace> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The one name of a tool in a group.
    static String name(Optional<String> namespace, String toolName) {
        return namespace
                .filter(group -> !group.isEmpty())
                .map(group -> prefix(group) + toolName)
                .orElse(toolName);
    }

    /// How the names of all tools of a group begin.
    static String prefix(String namespace) {
        return namespace.endsWith(SEPARATOR) ? namespace : namespace + SEPARATOR;
    }
}
