package dev.antigravity.host.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreetEncoderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Incorrect API key provided: sk-proj-SECRETSECRET",
                "Authorization: Bearer SECRETSECRET",
                "{\"access_token\":\"SECRETSECRET\",\"expires_in\":3600}",
                "refresh_token=SECRETSECRET&grant_type=refresh_token",
                "GET /callback?code=SECRETSECRET&state=SECRETSECRET",
                "the key AIzaSECRETSECRETSECRETSECRET is not valid",
                "x-api-key: SECRETSECRET",
                "client ag-SECRETSECRETSECRET was refused",
                "password = \"SECRETSECRET\""
            })
    void writesNoSecret(String line) {
        assertThat(DiscreetEncoder.withoutSecrets(line))
                .doesNotContain("SECRET")
                .contains("***");
    }

    @Test
    void leavesOtherLinesAlone() {
        var line = "2026-11-20T12:00:00.000Z WARN  [x] d.a.Relay - req_1 claude-opus: 429, 17 tokens, keyboard=us";

        assertThat(DiscreetEncoder.withoutSecrets(line)).isEqualTo(line);
    }
}
