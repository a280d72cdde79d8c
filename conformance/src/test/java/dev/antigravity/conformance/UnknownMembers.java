package dev.antigravity.conformance;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what a type of the Anthropic and OpenAI SDKs was given and has no name for. Both keep such members in a map
/// `additionalProperties`, which is also where types without names of their own (schemas, metadata) keep everything.
final class UnknownMembers {
    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    private final List<String> found = new ArrayList<>();

    static List<String> of(Object typed) {
        var members = new UnknownMembers();
        members.visit(typed);
        return members.found;
    }

    private void visit(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case Optional<?> optional -> optional.ifPresent(this::visit);
            case Collection<?> items -> items.forEach(this::visit);
            case Map<?, ?> map -> map.values().forEach(this::visit);
            case com.anthropic.core.JsonField<?> field -> field.asKnown().ifPresent(this::visit);
            case com.openai.core.JsonField<?> field -> field.asKnown().ifPresent(this::visit);
            default -> {
                if (isModel(value.getClass()) && seen.put(value, true) == null) {
                    visitFields(value);
                }
            }
        }
    }

    private void visitFields(Object model) {
        var type = model.getClass();
        var named = 0;
        Map<?, ?> unnamed = Map.of();
        for (var field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            var value = read(field, model);
            if (field.getName().equals("additionalProperties")) {
                unnamed = (Map<?, ?>) value;
            } else {
                named += field.getName().equals("validated") || field.getName().equals("hashCode$delegate") ? 0 : 1;
                visit(value);
            }
        }
        if (named > 0 && !unnamed.isEmpty() && !isSchema(type)) {
            found.add(type.getName() + ": " + unnamed.keySet());
        }
    }

    private static boolean isModel(Class<?> type) {
        return type.getName().startsWith("com.anthropic.models.")
                || type.getName().startsWith("com.openai.models.");
    }

    private static boolean isSchema(Class<?> type) {
        return type.getSimpleName().equals("InputSchema");
    }

    private static Object read(Field field, Object model) {
        try {
            field.setAccessible(true);
            return field.get(model);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
