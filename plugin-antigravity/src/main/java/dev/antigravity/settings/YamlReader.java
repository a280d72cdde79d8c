package dev.antigravity.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads the text of one YAML document into {@link YamlNode}s. Reads one document and is done.
///
/// A value with an anchor is read once and shared, so that no file grows when its aliases are followed.
final class YamlReader {
    /// The tags of the core schema, and the one the library gives to a bare `${NAME}`.
    private static final Set<Tag> TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.ENV_TAG);

    private final Path file;
    private final List<Problem> problems;
    private final Map<Node, Optional<YamlNode>> read = new IdentityHashMap<>();

    /// @param problems where to add what is wrong
    YamlReader(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The document, empty if there is none or if it is no YAML.
    Optional<YamlNode> read(String text) {
        var settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setSchema(new CoreSchema())
                .build();
        try {
            return new Compose(settings).composeString(text).flatMap(this::node);
        } catch (MarkedYamlEngineException e) {
            problem(e.getProblemMark(), "not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problem(Optional.empty(), "not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /// Empty for what cannot be read, which is then a problem.
    private Optional<YamlNode> node(Node node) {
        var known = read.get(node);
        if (known != null) {
            return known;
        }
        read.put(node, Optional.empty());
        if (!TAGS.contains(node.getTag())) {
            problem(node.getStartMark(), "the tag " + node.getTag() + " has no meaning here");
            return Optional.empty();
        }
        var value = value(node);
        read.put(node, value);
        return value;
    }

    private Optional<YamlNode> value(Node node) {
        return Optional.of(
                switch (node) {
                    case ScalarNode scalar -> scalar(scalar);
                    case SequenceNode sequence -> sequence(sequence);
                    case MappingNode mapping -> mapping(mapping);
                    default -> throw new IllegalStateException("a YAML node of type " + node.getNodeType());
                });
    }

    private YamlNode scalar(ScalarNode node) {
        var place = place(node.getStartMark());
        return node.getTag().equals(Tag.NULL)
                ? new YamlNode.Missing(place)
                : new YamlNode.Scalar(node.getValue(), node.isPlain(), place);
    }

    private YamlNode sequence(SequenceNode node) {
        var items = new ArrayList<YamlNode>();
        for (var item : node.getValue()) {
            child(item).ifPresent(items::add);
        }
        return new YamlNode.Sequence(items, place(node.getStartMark()));
    }

    private YamlNode mapping(MappingNode node) {
        var entries = new ArrayList<YamlNode.Entry>();
        var places = new HashMap<String, Origin.File>();
        for (var tuple : node.getValue()) {
            var place = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(new Problem(place, "", "a key must be a word"));
                continue;
            }
            var earlier = places.putIfAbsent(key.getValue(), place);
            if (earlier != null) {
                problems.add(new Problem(place, key.getValue(), "stands twice, first in line " + earlier.line()));
                continue;
            }
            child(tuple.getValueNode())
                    .ifPresent(value -> entries.add(new YamlNode.Entry(key.getValue(), place, value)));
        }
        return new YamlNode.Mapping(entries, place(node.getStartMark()));
    }

    private Optional<YamlNode> child(Node node) {
        if (node.isRecursive()) {
            problem(node.getStartMark(), "contains itself");
            return Optional.empty();
        }
        return node(node);
    }

    private void problem(Optional<Mark> mark, String complaint) {
        problems.add(new Problem(place(mark), "", complaint));
    }

    private Origin.File place(Optional<Mark> mark) {
        return mark.map(at -> new Origin.File(file, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Origin.File(file, 1, 1));
    }
}
