package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Listings as the cache file has them.
final class ListingRecords implements SharedRecords.Form<Listing> {
    private static final int FORMAT = 1;

    @Override
    public JsonObject encode(Map<String, Listing> listings) {
        var providers = JsonObject.builder();
        listings.forEach((provider, listing) -> providers.put(
                provider,
                JsonObject.builder()
                        .put("from", listing.from().toString())
                        .put("fetched", listing.fetched().toString())
                        .put(
                                "models",
                                listing.models().stream()
                                        .map(ListingRecords::encode)
                                        .toList())
                        .build()));
        return JsonObject.builder()
                .put("format", FORMAT)
                .put("providers", providers.build())
                .build();
    }

    private static JsonObject encode(Model model) {
        return JsonObject.builder()
                .put("id", model.id())
                .putIfPresent("title", model.title().map(title -> new JsonString(title.value())))
                .putIfPresent("context", model.context().map(tokens -> JsonNumber.of(tokens.value())))
                .putIfPresent("maxOutput", model.maxOutput().map(tokens -> JsonNumber.of(tokens.value())))
                .putIfPresent("capabilities", model.capabilities().map(all -> encode(all.value())))
                .build();
    }

    private static JsonValue encode(Set<Capability> capabilities) {
        return JsonArray.ofStrings(capabilities.stream().map(Capability::word).toList());
    }

    @Override
    public Map<String, Listing> decode(JsonObject file) {
        var cursor = JsonCursor.of(file);
        if (cursor.get("format").asLong() != FORMAT) {
            return Map.of();
        }
        var listings = new LinkedHashMap<String, Listing>();
        var providers = cursor.get("providers");
        for (var provider : providers.asObject().names()) {
            listings.put(provider, decode(providers.get(provider)));
        }
        return listings;
    }

    private static Listing decode(JsonCursor record) {
        var fetched = Instant.parse(record.get("fetched").asString());
        var source = Source.listing(fetched);
        return new Listing(
                URI.create(record.get("from").asString()),
                fetched,
                record.get("models").items().stream()
                        .map(item -> decode(item, source))
                        .toList());
    }

    private static Model decode(JsonCursor item, Source source) {
        return Model.named(item.get("id").asString(), source)
                .withTitle(item.findString("title"))
                .withContext(boxed(item.findLong("context")))
                .withMaxOutput(boxed(item.findLong("maxOutput")))
                .withCapabilities(item.find("capabilities").map(ListingRecords::capabilities));
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Set<Capability> capabilities(JsonCursor list) {
        var all = EnumSet.noneOf(Capability.class);
        list.items().forEach(word -> Capability.byWord(word.asString()).ifPresent(all::add));
        return all;
    }
}
