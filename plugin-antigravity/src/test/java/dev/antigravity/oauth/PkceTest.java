package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.secret.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PkceTest {

    @Test
    void theChallengeIsThatOfTheSpecificationsExample() {
        var pkce = new Pkce(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

        assertThat(pkce.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void everyVerifierIsNewAndLongEnough() {
        var random = new SecureRandom();
        var one = Pkce.random(random);

        assertThat(one.verifier().reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(one).isNotEqualTo(Pkce.random(random)).hasToString("Pkce[verifier=***]");
    }
}
