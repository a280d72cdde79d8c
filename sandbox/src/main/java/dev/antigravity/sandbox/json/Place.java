package dev.antigravity.sandbox.json;

import java.util.ArrayList;
import java.util.List;

/// Where a value stands in a document. Vendors spell places in two ways.
public record Place(List<Step> steps) {
    public static final Place ROOT = new Place(List.of());

    public Place {
        steps = List.copyOf(steps);
    }

    public Place member(String name) {
        return and(new Step.Member(name));
    }

    public Place item(int index) {
        return and(new Step.Item(index));
    }

    /// The same place, with the kind of block found there; only the dotted spelling shows it.
    public Place variant(String tag) {
        return and(new Step.Variant(tag));
    }

    /// `messages.0.content.1.text`
    public String dotted() {
        var text = new StringBuilder();
        for (var step : steps) {
            if (!text.isEmpty()) {
                text.append('.');
            }
            switch (step) {
                case Step.Member(var name) -> text.append(name);
                case Step.Item(var index) -> text.append(index);
                case Step.Variant(var tag) -> text.append(tag);
            }
        }
        return text.toString();
    }

    /// `messages[0].content[1]`
    public String bracketed() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Member(var name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name);
                case Step.Item(var index) -> text.append('[').append(index).append(']');
                case Step.Variant _ -> {}
            }
        }
        return text.toString();
    }

    private Place and(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(longer);
    }

    @Override
    public String toString() {
        return bracketed();
    }

    /// One step down.
    public sealed interface Step {
        record Member(String name) implements Step {}

        record Item(int index) implements Step {}

        record Variant(String tag) implements Step {}
    }
}
