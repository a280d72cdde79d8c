package dev.antigravity.command;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the facts about a model come from.
final class ModelFactSources {
    private ModelFactSources() {}

    /// One sentence: `listing 2026-11-20; price: snapshot 2026-03-13`.
    static String of(Model model) {
        var facts = facts(model);
        var others = facts.entrySet().stream()
                .filter(fact -> !fact.getValue().equals(model.namedBy()))
                .collect(Collectors.groupingBy(
                        fact -> shown(fact.getValue()),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))));
        return shown(model.namedBy())
                + others.entrySet().stream()
                        .map(group -> "; " + group.getValue() + ": " + group.getKey())
                        .collect(Collectors.joining());
    }

    /// The source of each fact, for programs.
    static Map<String, Object> data(Model model) {
        var data = new LinkedHashMap<String, Object>();
        facts(model).forEach((fact, source) -> {
            var said = new LinkedHashMap<String, Object>();
            said.put("source", source.kind().word());
            said.put("asOf", source.asOf().map(Instant::toString));
            said.put("where", source.where());
            data.put(fact, said);
        });
        return data;
    }

    private static Map<String, Source> facts(Model model) {
        var facts = new LinkedHashMap<String, Source>();
        put(facts, "title", model.title());
        put(facts, "context", model.context());
        put(facts, "output", model.maxOutput());
        put(facts, "price", model.price());
        put(facts, "capabilities", model.capabilities());
        return facts;
    }

    private static void put(Map<String, Source> facts, String name, Optional<? extends Fact<?>> fact) {
        fact.ifPresent(known -> facts.put(name, known.source()));
    }

    private static String shown(Source source) {
        var day = source.asOf().map(when -> " " + LocalDate.ofInstant(when, ZoneOffset.UTC));
        return source.kind().word() + day.orElse("");
    }
}
