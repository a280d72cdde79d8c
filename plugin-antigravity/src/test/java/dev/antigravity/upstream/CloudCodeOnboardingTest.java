package dev.antigravity.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Credential;
import dev.antigravity.account.Tier;
import dev.antigravity.chat.Protocol;
import dev.antigravity.net.AllowedHosts;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.Sentinel;
import dev.antigravity.net.WayOut;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.script.Rule;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.upstream.CloudCodeOnboarding.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudCodeOnboardingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final Sentinel sentinel = new Sentinel();

    @AutoClose
    private final OutboundClient client = new OutboundClient(new AllowedHosts().allow(sandbox.uri()), "test", sentinel);

    private final List<Duration> pauses = new ArrayList<>();

    private ListingRequest account() {
        var address = URI.create(sandbox.description().endpoint("cloud-code").baseUrl());
        return new ListingRequest(
                Protocol.CLOUD_CODE,
                BaseUrl.of(Protocol.CLOUD_CODE, address),
                new Credential.ApiKey(Secret.of("sandbox-key-work")),
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(10),
                WayOut.DIRECT);
    }

    private Outcome settle() throws InterruptedException {
        return new CloudCodeOnboarding(client, pauses::add).settle(account(), new Cancellation());
    }

    @Test
    void setsAnAccountUpAndWaitsUntilItIs() throws Exception {
        assertThat(settle()).isEqualTo(new Outcome.SetUp("sandbox-project-work", Optional.of(Tier.FREE)));
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void doesNotTouchAnAccountThatIsSetUp() throws Exception {
        settle();
        pauses.clear();
        sandbox.accounts().get("work").tier("g1-ultra-tier");

        assertThat(settle()).isEqualTo(new Outcome.SetUp("sandbox-project-work", Optional.of(Tier.ULTRA)));
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v1internal:loadCodeAssist, fault permission, status 403",
        "v1internal:loadCodeAssist, fault html status=200, no JSON",
        "v1internal:onboardUser, fault 503, status 503",
    })
    void saysWhyItIsNotSetUp(String path, String fault, String reason) throws Exception {
        sandbox.rules().add(Rule.always(fault).onPath("/cloudcode/" + path));

        assertThat(settle())
                .isInstanceOfSatisfying(
                        Outcome.NotSetUp.class,
                        outcome -> assertThat(outcome.reason()).contains(reason));
    }

    @Test
    void tellsWhatIsLeftOfEachModel() throws Exception {
        var model = sandbox.description().endpoint("cloud-code").models().getFirst();
        sandbox.accounts().get("work").quota(model, 1_000, Duration.ofHours(5));
        sandbox.accounts().get("work").spend(model, 250);

        var outcome = new QuotaClient(client, InstantSource.fixed(NOW)).fetch(account(), new Cancellation());

        assertThat(outcome).isInstanceOfSatisfying(QuotaClient.Outcome.Stated.class, stated -> {
            var quota = stated.quotas().stream()
                    .filter(one -> one.model().equals(Optional.of(model)))
                    .findFirst()
                    .orElseThrow();
            assertThat(quota.remainingFraction()).hasValue(0.75);
            assertThat(quota.resetsAt()).isPresent();
            assertThat(quota.asOf()).isEqualTo(NOW);
        });
    }

    @ParameterizedTest
    @CsvSource({"free-tier, FREE", "standard-tier, PRO", "g1-pro-tier, PRO", "ULTRA, ULTRA"})
    void readsTiers(String plan, Tier tier) {
        assertThat(Tier.read(plan)).contains(tier);
        assertThat(Tier.read("legacy")).isEmpty();
    }
}
