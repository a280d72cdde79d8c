package dev.antigravity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudCodeTest {
    private static final String INNER = "\"request\":{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @Test
    void leadsANewAccountToItsProject() {
        var before = client.cloudCode("loadCodeAssist", "{\"metadata\":{\"ideType\":\"IDE_UNSPECIFIED\"}}")
                .json();
        assertThat(before.has("cloudaicompanionProject")).isFalse();
        assertThat(before.at("/allowedTiers/0/id").asString()).isEqualTo("free-tier");
        assertThat(before.at("/allowedTiers/0/isDefault").asBoolean()).isTrue();

        assertThat(client.cloudCode("onboardUser", "{\"tierId\":\"free-tier\"}")
                        .json()
                        .get("done")
                        .asBoolean())
                .isFalse();
        var done = client.cloudCode("onboardUser", "{\"tierId\":\"free-tier\"}").json();

        assertThat(done.get("done").asBoolean()).isTrue();
        assertThat(done.at("/response/cloudaicompanionProject/id").asString()).isEqualTo("sandbox-project-test");
        var after = client.cloudCode("loadCodeAssist", "{}").json();
        assertThat(after.get("cloudaicompanionProject").asString()).isEqualTo("sandbox-project-test");
        assertThat(after.at("/currentTier/id").asString()).isEqualTo("free-tier");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "user_prompt_id": "p", "project": "sandbox-project-test" | "session_id": "s" | 200 | ``
                    "requestId": "agent-1", "requestType": "agent", "userAgent": "a" | "sessionId": "s" | 200 | ``
                    "requestType": "agent" | "safetySettings": [] | 400 | Unknown name "safetySettings" at 'request': Cannot find field.
                    "user_prompt_id": "p" | "safetySettings": [] | 200 | ``
                    "project": "another" | "session_id": "s" | 403 | Permission denied on resource project another.
                    "contents": [] | "session_id": "s" | 400 | Unknown name "contents": Cannot find field.
                    "requestType": "dance" | "session_id": "s" | 400 | Invalid value at 'request_type'
                    """)
    void checksTheEnvelope(String outer, String inner, int status, String message) {
        var body = "{\"model\": \"sandbox-gemini-flash\", " + outer + ", " + INNER + ", " + inner + "}}";

        var reply = client.cloudCode("generateContent", body);

        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(reply.message()).contains(message);
        }
    }

    @Test
    void countsAndNamesModelsWithoutAPrefix() {
        var counted = client.cloudCode(
                "countTokens",
                "{\"request\":{\"model\":\"models/sandbox-gemini-pro\",\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]}}");
        assertThat(counted.json().get("totalTokens").asInt()).isPositive();
        assertThat(client.cloudCode("generateContent", "{\"model\":\"models/sandbox-gemini-pro\"," + INNER + "}}")
                        .status())
                .isEqualTo(404);
        assertThat(client.cloudCode("fetchAvailableModels", "{}")
                        .json()
                        .get("models")
                        .propertyNames())
                .contains("sandbox-gemini-pro", "sandbox-claude-sonnet");
    }
}
