package dev.antigravity.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.Capability;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingsTest {
    private static final URI HERE = URI.create("http://127.0.0.1:9/v1");
    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Sighting NO_TOOLS =
            new Sighting(HERE, THEN, Set.of(Capability.FUNCTION_CALLING), JsonObject.EMPTY);

    @TempDir
    private Path folder;

    private Sightings at(Instant now) {
        return new Sightings(
                folder.resolve("seen.json"),
                DurableFiles.onThisMachine(Clock.systemUTC()),
                new FileLocks(),
                InstantSource.fixed(now));
    }

    private Model model(Optional<Set<Capability>> capabilities, Source source) {
        var sightings = at(THEN);
        ModelSource models = new ModelSource() {
            @Override
            public List<Model> models(String provider) {
                return List.of(Model.named("m", source).withCapabilities(capabilities));
            }

            @Override
            public Optional<Sighting> seen(String provider, String model) {
                return sightings.find(provider, model, Set.of(HERE));
            }
        };
        return new Catalog(List.of(models), ModelFacts::shipped).models("lab").getFirst();
    }

    @Test
    void remembersForAMonthWhereItWasSeen() {
        at(THEN).keep("lab", "m", NO_TOOLS);

        assertThat(at(THEN.plus(Duration.ofDays(29))).find("lab", "m", Set.of(HERE)))
                .contains(NO_TOOLS);
        assertThat(at(THEN.plus(Duration.ofDays(30))).find("lab", "m", Set.of(HERE)))
                .isEmpty();
        assertThat(at(THEN).find("lab", "m", Set.of(URI.create("http://127.0.0.1:10/v1"))))
                .isEmpty();
        assertThat(at(THEN).find("lab", "other", Set.of(HERE))).isEmpty();
    }

    @Test
    void forgetsWhatALaterTrialDidNotSee() {
        at(THEN).keep("lab", "m", NO_TOOLS);
        at(THEN).keep("lab", "m", new Sighting(HERE, THEN, Set.of(), JsonObject.EMPTY));

        assertThat(model(Optional.empty(), Source.listing(THEN)).refused()).isEmpty();
    }

    @Test
    void takesAwayWhatAListClaims() {
        at(THEN).keep("lab", "m", NO_TOOLS);

        var model = model(Optional.of(Set.of(Capability.CHAT, Capability.FUNCTION_CALLING)), Source.listing(THEN));

        assertThat(model.capabilities()).contains(new Fact<>(Set.of(Capability.CHAT), Source.trial(THEN)));
        assertThat(model.refused().orElseThrow().value()).containsExactly(Capability.FUNCTION_CALLING);
    }

    @Test
    void addsNothingWhereNothingIsKnown() {
        at(THEN).keep("lab", "m", NO_TOOLS);

        var model = model(Optional.empty(), Source.listing(THEN));

        assertThat(model.capabilities()).isEmpty();
        assertThat(model.refused().orElseThrow().source()).isEqualTo(Source.trial(THEN));
    }

    @Test
    void leavesWhatTheUserSaysAlone() {
        at(THEN).keep("lab", "m", NO_TOOLS);
        var stated = Optional.of(Set.of(Capability.CHAT, Capability.FUNCTION_CALLING));

        var model = model(stated, Source.CONFIGURATION);

        assertThat(model.capabilities().orElseThrow().value()).contains(Capability.FUNCTION_CALLING);
        assertThat(model.refused()).isEmpty();
    }

    @Test
    void remembersWhatTheProfileHasToStateWhateverTheUserSaysOfCapabilities() {
        var profile = JsonObject.of("max-tokens-field", "max_tokens");
        at(THEN).keep("lab", "m", new Sighting(HERE, THEN, Set.of(Capability.VISION), profile));

        assertThat(model(Optional.of(Set.of(Capability.CHAT)), Source.CONFIGURATION)
                        .profile())
                .contains(new Fact<>(profile, Source.trial(THEN)));
        assertThat(at(THEN).all()).containsOnlyKeys("lab/m");
    }

    @Test
    void leavesOutWhatAnotherVersionKnew() throws IOException {
        Files.writeString(folder.resolve("seen.json"), """
                {"models": {
                  "lab/old": {"from": "%1$s", "at": "2026-11-20T12:00:00Z", "refused": ["vision"]},
                  "lab/new": {"from": "%1$s", "at": "2026-11-20T12:00:00Z", "refused": ["telepathy"],
                              "profile": {"sampling": false, "telepathy": true, "thinking": "aloud"}}}}
                """.formatted(HERE));

        var old = at(THEN).find("lab", "old", Set.of(HERE)).orElseThrow();
        var recent = at(THEN).find("lab", "new", Set.of(HERE)).orElseThrow();

        assertThat(old).isEqualTo(new Sighting(HERE, THEN, Set.of(Capability.VISION), JsonObject.EMPTY));
        assertThat(recent.refused()).isEmpty();
        assertThat(recent.profile()).isEqualTo(JsonObject.of("sampling", JsonBoolean.FALSE));
    }
}
