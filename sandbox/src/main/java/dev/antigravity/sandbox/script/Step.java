package dev.antigravity.sandbox.script;

import dev.antigravity.sandbox.script.Directive.Break;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The directives for one turn of the model.
public record Step(List<Directive> directives) {
    /// Nothing is asked for: the model answers as it likes.
    public static final Step EMPTY = new Step(List.of());

    public Step {
        directives = List.copyOf(directives);
    }

    public <T extends Directive> Stream<T> all(Class<T> kind) {
        return directives.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The last one of its kind.
    public <T extends Directive> Optional<T> last(Class<T> kind) {
        return all(kind).reduce((_, later) -> later);
    }

    /// Whether it says what the answer holds.
    public boolean speaks() {
        return directives.stream().anyMatch(directive -> switch (directive) {
            case Directive.Think _,
                    Directive.Redact _,
                    Directive.Say _,
                    Directive.Words _,
                    Directive.CallTool _,
                    Directive.Refuse _ -> true;
            case Directive.Stop _,
                    Directive.Report _,
                    Directive.Delay _,
                    Directive.Pace _,
                    Directive.Chunk _,
                    Directive.Slice _,
                    Directive.Interleave _,
                    Directive.SendHeader _,
                    Break _ -> false;
        });
    }

    public Duration delay() {
        return last(Directive.Delay.class).map(Directive.Delay::time).orElse(Duration.ZERO);
    }

    public Duration pace() {
        return last(Directive.Pace.class).map(Directive.Pace::time).orElse(Duration.ZERO);
    }

    /// Characters per delta; 0 leaves it to the model.
    public int chunk() {
        return last(Directive.Chunk.class).map(Directive.Chunk::characters).orElse(0);
    }

    public int slice() {
        return last(Directive.Slice.class).map(Directive.Slice::bytes).orElse(0);
    }

    public boolean interleaves() {
        return last(Directive.Interleave.class).isPresent();
    }

    public Optional<StopReason> stop() {
        return last(Directive.Stop.class).map(Directive.Stop::reason);
    }

    public Map<String, Long> reported() {
        return last(Directive.Report.class).map(Directive.Report::numbers).orElse(Map.of());
    }

    public Optional<Fault> fault() {
        return last(Break.class).map(Break::fault);
    }

    /// This step without its faults.
    public Step withoutFaults() {
        return new Step(directives.stream()
                .filter(directive -> !(directive instanceof Break))
                .toList());
    }
}
