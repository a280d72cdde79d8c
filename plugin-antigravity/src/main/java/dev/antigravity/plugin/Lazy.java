package dev.antigravity.plugin;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something made when it is first asked for, and once. Thread-safe.
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> recipe;
    private volatile @Nullable T made;

    Lazy(Supplier<T> recipe) {
        this.recipe = recipe;
    }

    @Override
    public T get() {
        var present = made;
        return present != null ? present : make();
    }

    private synchronized T make() {
        var present = made;
        if (present == null) {
            present = recipe.get();
            made = present;
        }
        return present;
    }
}
