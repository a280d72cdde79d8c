package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltInProvidersTest {

    @Test
    void noVendorsClientIsShipped() {
        assertThat(BuiltInProviders.byId().values()).allSatisfy(provider -> {
            assertThat(provider.oauth().clientId()).isEmpty();
            assertThat(provider.oauth().clientSecret()).isEmpty();
        });
    }

    @Test
    void everyProviderSaysHowToSignInAndWhatItsModelsCan() {
        assertThat(BuiltInProviders.byId().values()).allSatisfy(provider -> {
            assertThat(provider.logins())
                    .isNotEmpty()
                    .allSatisfy(login -> assertThat(login.reason()).endsWith("."));
            assertThat(provider.features()).isNotEmpty();
        });
    }
}
