package dev.antigravity.protocol.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.TopLevelMembers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicFitTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"thinking": "adaptive"}  | {"thinking": {"type": "adaptive"}}                  | true
                    {"thinking": "adaptive"}  | {"thinking": {"type": "enabled"}}                   | false
                    {"thinking": "adaptive"}  | {"thinking": {"type": "disabled"}}                  | true
                    {"thinking": "adaptive"}  | {}                                                  | true
                    {"thinking": "budget"}    | {"thinking": {"type": "enabled"}}                   | true
                    {"thinking": "budget"}    | {"thinking": {"type": "adaptive"}}                  | false
                    {"thinking": "none"}      | {"thinking": {"type": "disabled"}}                  | false
                    {"thinking": "none"}      | {}                                                  | true
                    {"efforts": []}           | {"output_config": {"effort": "high"}}               | false
                    {"efforts": []}           | {"output_config": {"format": {}}}                   | true
                    {"sampling": false}       | {"temperature": 1}                                  | false
                    {"sampling": false}       | {"top_k": 5}                                        | false
                    {"sampling": false}       | {"max_tokens": 5}                                   | true
                    {"max-output": 4096}      | {"max_tokens": 4096}                                | true
                    {"max-output": 4096}      | {"max_tokens": 4097}                                | false
                    {"mid-system": false}     | {"messages": [{"role": "user"}]}                    | true
                    {"mid-system": false}     | {"messages": [{"role": "user"}, {"role": "system"}]} | false
                    {"sampling": false}       | {"messages": [{"role": "system"}], "thinking": {"type": "enabled"}} | true
                    """)
    void holdsARequestAgainstWhatIsStatedAndNothingElse(String seen, String request, boolean fits) {
        var profile = UpstreamProfile.of(Protocol.ANTHROPIC_MESSAGES).asSeen(Json.parseObject(seen));
        var members = TopLevelMembers.scan(request.getBytes(StandardCharsets.UTF_8));

        assertThat(new AnthropicFit(members, profile).holds()).isEqualTo(fits);
    }
}
