package dev.antigravity.settings;

import java.util.List;

/// A YAML value and its place in the file.
sealed interface YamlNode {
    Origin.File place();

    /// What the value is called in a message to people.
    String kind();

    /// A scalar. `plain` if it stands without quotes.
    record Scalar(String text, boolean plain, Origin.File place) implements YamlNode {
        @Override
        public String kind() {
            return "\"" + text + "\"";
        }
    }

    /// Nothing, `~` or `null`.
    record Missing(Origin.File place) implements YamlNode {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    record Sequence(List<YamlNode> items, Origin.File place) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /// Keys and values in order. No key occurs twice.
    record Mapping(List<Entry> entries, Origin.File place) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "keys and values";
        }
    }

    record Entry(String key, Origin.File place, YamlNode value) {}
}
