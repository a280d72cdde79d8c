package dev.antigravity.protocol;

import dev.antigravity.chat.Tool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// What the tools of one request are called upstream, and how to find the way back (TNM-001, TNM-002). Not thread-safe.
public final class ToolNames {
    /// What a dialect lets a name consist of.
    public enum Rule {
        ANTHROPIC(128, ToolNames::isWordCharacter, false),
        OPENAI(64, ToolNames::isWordCharacter, false),
        GEMINI(128, Rule::isGeminiCharacter, true),
        CLOUD_CODE(64, Rule::isGeminiCharacter, true);

        private final int limit;
        private final IntPredicate legal;
        private final boolean letterFirst;

        Rule(int limit, IntPredicate legal, boolean letterFirst) {
            this.limit = limit;
            this.legal = legal;
            this.letterFirst = letterFirst;
        }

        private static boolean isGeminiCharacter(int c) {
            return isWordCharacter(c) || c == '.' || c == ':';
        }

        private boolean startsWell(String name) {
            return !letterFirst || isLetter(name.charAt(0)) || name.charAt(0) == '_';
        }

        boolean isLegal(String name) {
            return !name.isEmpty()
                    && name.length() <= limit
                    && startsWell(name)
                    && name.chars().allMatch(legal);
        }

        String legalised(String name) {
            var words = new StringBuilder();
            name.chars().forEach(c -> words.append(legal.test(c) ? (char) c : '_'));
            if (words.isEmpty() || !startsWell(words.toString())) {
                words.insert(0, '_');
            }
            words.setLength(Math.min(words.length(), limit - 9));
            return words + "_" + Hashes.sha256(name).substring(0, 8);
        }
    }

    private final Rule rule;
    private final Map<String, String> originals = new HashMap<>();
    private final Set<String> folded = new HashSet<>();

    /// @param foldsCustom whether the upstream has no custom tools, so that they are sent as functions
    public ToolNames(Rule rule, List<Tool> tools, boolean foldsCustom) {
        this.rule = rule;
        for (var tool : tools) {
            if (foldsCustom && tool instanceof Tool.Custom custom) {
                folded.add(custom.name());
            }
        }
    }

    /// The name to use upstream for a tool the client calls that.
    public String upstream(String name) {
        if (rule.isLegal(name)) {
            return name;
        }
        var legal = rule.legalised(name);
        originals.put(legal, name);
        return legal;
    }

    /// The client's name of a tool the upstream calls that.
    public String original(String upstreamName) {
        return originals.getOrDefault(upstreamName, upstreamName);
    }

    /// Whether the tool the client calls that takes free text, but was sent as a function (TCU-001).
    public boolean isFolded(String name) {
        return folded.contains(name);
    }

    static boolean isWordCharacter(int c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
