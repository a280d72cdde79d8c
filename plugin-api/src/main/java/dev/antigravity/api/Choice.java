package dev.antigravity.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question answered with one of several items.
///
/// @param key        the name of the flag that answers it, `provider` for `--provider`; the flag takes an item's
///                   name
/// @param text       the question: `Select active provider`
/// @param suggestion the name of the item that pressing Enter takes
/// @param safe       the suggestion may also be taken when nobody can be asked
public record Choice<T>(
        String key,
        String text,
        Optional<String> help,
        List<Item<T>> items,
        Optional<String> suggestion,
        boolean safe) {
    public Choice {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("nothing to choose from: " + text);
        }
    }

    /// One of the items.
    ///
    /// @param name     what is typed, and what the flag takes: `claude`
    /// @param label    what it is called: `Claude`
    /// @param detail   a remark behind it
    /// @param disabled why it cannot be chosen; empty if it can
    public record Item<T>(
            T value,
            String name,
            String label,
            Optional<String> detail,
            boolean recommended,
            Optional<String> disabled) {
        public static <T> Item<T> of(T value, String name, String label) {
            return new Item<>(value, name, label, Optional.empty(), false, Optional.empty());
        }

        public Item<T> withDetail(String detail) {
            return new Item<>(value, name, label, Optional.of(detail), recommended, disabled);
        }

        public Item<T> asRecommended() {
            return new Item<>(value, name, label, detail, true, disabled);
        }

        public Item<T> disabledBecause(String reason) {
            return new Item<>(value, name, label, detail, false, Optional.of(reason));
        }
    }

    /// @throws IllegalArgumentException if there is no item
    public static <T> Choice<T> of(String key, String text, List<Item<T>> items) {
        return new Choice<>(key, text, Optional.empty(), items, Optional.empty(), false);
    }

    /// A choice among words.
    public static Choice<String> among(String key, String text, String... words) {
        var items = new ArrayList<Item<String>>();
        for (var word : words) {
            items.add(Item.of(word, word, word));
        }
        return of(key, text, items);
    }

    /// @param help a sentence for somebody who does not know what is meant
    public Choice<T> withHelp(String help) {
        return new Choice<>(key, text, Optional.of(help), items, suggestion, safe);
    }

    /// Enter takes that item; where nobody can be asked it is not taken.
    public Choice<T> suggesting(String name) {
        return new Choice<>(key, text, help, items, Optional.of(name), false);
    }

    /// Suggests an item that may also be taken when nobody can be asked.
    public Choice<T> safelySuggesting(String name) {
        return new Choice<>(key, text, help, items, Optional.of(name), true);
    }

    /// The item of that name or that number (from 1), whether it is disabled or not.
    public Optional<Item<T>> find(String nameOrNumber) {
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (item.name().equalsIgnoreCase(nameOrNumber)
                    || String.valueOf(i + 1).equals(nameOrNumber)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /// What a host answers where nobody can be asked.
    public Answer<T> unasked() {
        var names = items.stream()
                .filter(item -> item.disabled().isEmpty())
                .map(Item::name)
                .toList();
        return suggestion
                .filter(_ -> safe)
                .flatMap(this::find)
                .map(item -> Answer.byDefault(item.value()))
                .orElseGet(() -> new Answer.Unavailable<>(new MissingInput("--" + key, text, names)));
    }
}
