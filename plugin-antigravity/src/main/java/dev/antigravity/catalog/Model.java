package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is known of one model of one provider.
///
/// @param id           what clients call it
/// @param upstreamId   what the provider calls it, mostly the same
/// @param namedBy      who says that there is such a model
/// @param title        its name for people
/// @param context      tokens of prompt and answer together
/// @param maxOutput    tokens of an answer
/// @param capabilities all it can do, as far as its source tells of such things
/// @param refused      what it was seen not to take
/// @param profile      what its upstream profile has to state so that it takes requests, as was seen
/// @param price        its list price
public record Model(
        String id,
        String upstreamId,
        Source namedBy,
        Optional<Fact<String>> title,
        Optional<Fact<Long>> context,
        Optional<Fact<Long>> maxOutput,
        Optional<Fact<Set<Capability>>> capabilities,
        Optional<Fact<Set<Capability>>> refused,
        Optional<Fact<JsonObject>> profile,
        Optional<Fact<Price>> price) {

    /// A model of which nothing but its name is known.
    public static Model named(String id, Source source) {
        return new Model(
                id,
                id,
                source,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Model called(String upstream) {
        return new Model(id, upstream, namedBy, title, context, maxOutput, capabilities, refused, profile, price);
    }

    public Model withTitle(Optional<String> value) {
        return new Model(
                id,
                upstreamId,
                namedBy,
                fact(value).or(() -> title),
                context,
                maxOutput,
                capabilities,
                refused,
                profile,
                price);
    }

    public Model withContext(Optional<Long> tokens) {
        return new Model(
                id,
                upstreamId,
                namedBy,
                title,
                fact(tokens).or(() -> context),
                maxOutput,
                capabilities,
                refused,
                profile,
                price);
    }

    public Model withMaxOutput(Optional<Long> tokens) {
        return new Model(
                id,
                upstreamId,
                namedBy,
                title,
                context,
                fact(tokens).or(() -> maxOutput),
                capabilities,
                refused,
                profile,
                price);
    }

    public Model withCapabilities(Optional<Set<Capability>> all) {
        return new Model(
                id,
                upstreamId,
                namedBy,
                title,
                context,
                maxOutput,
                fact(all).or(() -> capabilities),
                refused,
                profile,
                price);
    }

    public Model withPrice(Optional<Price> listed) {
        return new Model(
                id,
                upstreamId,
                namedBy,
                title,
                context,
                maxOutput,
                capabilities,
                refused,
                profile,
                fact(listed).or(() -> price));
    }

    /// This model as somebody saw it. What the user says of its capabilities stays.
    Model asSeen(Sighting sighting) {
        var source = Source.trial(sighting.at());
        var takes = Optional.of(sighting.profile())
                .filter(stated -> !stated.isEmpty())
                .map(stated -> new Fact<>(stated, source));
        if (sighting.refused().isEmpty()
                || capabilities
                        .filter(fact -> fact.source().kind() == Source.Kind.CONFIGURATION)
                        .isPresent()) {
            return new Model(id, upstreamId, namedBy, title, context, maxOutput, capabilities, refused, takes, price);
        }
        var left = capabilities.map(fact -> new Fact<>(without(fact.value(), sighting.refused()), source));
        var not = Optional.of(new Fact<>(sighting.refused(), source));
        return new Model(id, upstreamId, namedBy, title, context, maxOutput, left, not, takes, price);
    }

    private static Set<Capability> without(Set<Capability> all, Set<Capability> refused) {
        return all.stream().filter(one -> !refused.contains(one)).collect(Collectors.toUnmodifiableSet());
    }

    /// This model without the price that its source states.
    Model unpriced() {
        return new Model(
                id, upstreamId, namedBy, title, context, maxOutput, capabilities, refused, profile, Optional.empty());
    }

    /// This model, with what a weaker source knows where this one knows nothing.
    Model over(Model weaker) {
        return new Model(
                id,
                upstreamId,
                namedBy,
                title.or(weaker::title),
                context.or(weaker::context),
                maxOutput.or(weaker::maxOutput),
                capabilities.or(weaker::capabilities),
                refused.or(weaker::refused),
                profile.or(weaker::profile),
                price.or(weaker::price));
    }

    private <T> Optional<Fact<T>> fact(Optional<T> value) {
        return value.map(known -> new Fact<>(known, namedBy));
    }

    /// The name for people, the id if there is none.
    public String shownTitle() {
        return title.map(Fact::value).orElse(id);
    }
}
