package dev.antigravity.api;

import java.util.List;
import java.util.Map;
import org.pf4j.ExtensionPoint;

/// Something a model may do by itself, as a tool: what it is for, what it takes, and doing it.
public interface Skill extends ExtensionPoint {
    /// What the model is told of it.
    SkillSpec spec();

    /// @param input by parameter name: String, Long, Double or Boolean, as the spec says; already checked against
    ///              it
    CommandResult run(Map<String, Object> input, CancellationToken cancellation, Conversation conversation)
            throws InterruptedException;

    /// What the model is told.
    ///
    /// @param description what it does and when to use it, in a sentence or two
    record SkillSpec(String name, String description, List<Parameter> parameters) {
        public SkillSpec {
            parameters = List.copyOf(parameters);
        }
    }

    /// One thing it takes; the types are those of JSON Schema.
    ///
    /// @param allowed the only values it takes; empty if it takes any
    record Parameter(String name, Type type, String description, boolean required, List<String> allowed) {
        /// As in JSON Schema.
        public enum Type {
            STRING,
            INTEGER,
            NUMBER,
            BOOLEAN
        }

        public Parameter {
            allowed = List.copyOf(allowed);
        }
    }
}
