package dev.antigravity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.api.EncodingType;
import dev.antigravity.json.Json;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an estimate is made of (TOK-002).
class TokenEstimateTest {
    private static final String LONG = "Ten words that nobody will ever want to read twice. ".repeat(20);

    private final TokenEstimate estimate = new TokenEstimate();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'role':'user','content':[{'type':'text','text':'LONG'}]}",
                "{'role':'assistant','content':[{'type':'thinking','thinking':'LONG','signature':'s'}]}",
                "{'role':'user','content':[{'type':'document','source':"
                        + "{'type':'text','media_type':'text/plain','data':'LONG'}}]}",
                "{'role':'assistant','content':[{'type':'tool_use','id':'t','name':'look','input':{'at':'LONG'}}]}",
                "{'role':'user','content':[{'type':'tool_result','tool_use_id':'t','content':'LONG'}]}"
            })
    void everythingTheModelReadsCounts(String message) {
        var tokens = estimate("[" + message.replace("LONG", LONG) + "]", "[]", "gpt-4o");

        assertThat(tokens).isBetween(220L, 245L);
    }

    @Test
    void toolsCountByNameDescriptionAndSchema() {
        var tool = "[{'name':'look','description':'LONG','input_schema':{'type':'object','properties':"
                + "{'at':{'type':'string','description':'LONG'}}}}]";

        for (var model : new String[] {"gpt-4o", "qwen3-coder"}) {
            assertThat(estimate("[{'role':'user','content':'x'}]", tool.replace("LONG", LONG), model))
                    .isBetween(450L, 500L);
        }
    }

    @Test
    void aPictureCountsByItsSizeWhereverItStands() {
        var png = "{'type':'image','source':{'type':'base64','media_type':'image/png','data':"
                + "'iVBORw0KGgoAAAANSUhEUgAABAAAAAQACAYAAAA='}}";
        var result = "{'role':'user','content':[{'type':'tool_result','tool_use_id':'t','content':[" + png + "]}]}";

        assertThat(estimate("[{'role':'user','content':[" + png + "]}]", "[]", "gpt-4o"))
                .isBetween(765L, 775L);
        assertThat(estimate("[" + result + "]", "[]", "gpt-4o")).isBetween(765L, 775L);
    }

    /// Claude models count more tokens for the same text, the newer ones still more. Source: counts of the same page by
    /// several vendors, huggingface.co/datasets/JOHNISKING/pdf-token-cost, 2026-10.
    @ParameterizedTest
    @CsvSource({
        "gpt-4o,                      1.00",
        "deepseek-chat,               1.00",
        "gemini-2.5-pro,              1.05",
        "claude-3-5-sonnet-20241022,  1.12",
        "claude-sonnet-4-20250514,    1.12",
        "anthropic/claude-sonnet-4.6, 1.12",
        "claude-opus-4-5-20251101,    1.12",
        "claude-opus-4-7,             1.50",
        "claude-opus-5-5,             1.50"
    })
    void aFamilysOwnEncodingIsAllowedFor(String model, double scale) {
        assertThat(TokenRules.of(model).scale()).isEqualTo(scale);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4, CL100K_BASE",
        "gpt-4-turbo-2024-04-09, CL100K_BASE",
        "gpt-3.5-turbo, CL100K_BASE",
        "gpt-4o, O200K_BASE",
        "gpt-4.1, O200K_BASE",
        "gpt-6, O200K_BASE",
        "o3, O200K_BASE",
        "qwen3-coder, O200K_BASE"
    })
    void eachModelHasItsEncoding(String model, EncodingType encoding) {
        assertThat(TokenRules.of(model).encoding()).isEqualTo(encoding);
    }

    @Test
    void wordsThatSteerModelsAreTextLikeAnyOther() {
        assertThat(estimate("[{'role':'user','content':'<|endoftext|><|im_start|>'}]", "[]", "gpt-4o"))
                .isGreaterThan(10);
    }

    @Test
    void aTextWithoutASpaceIsCountedPieceByPiece() {
        var text = "abc/def=".repeat(100_000);

        assertThat(estimate("[{'role':'user','content':'" + text + "'}]", "[]", "gpt-4o"))
                .isBetween(200_000L, 800_000L);
    }

    private long estimate(String messages, String tools, String model) {
        var body = "{'model':'m','max_tokens':9,'messages':MESSAGES,'tools':TOOLS}"
                .replace("MESSAGES", messages)
                .replace("TOOLS", tools)
                .replace('\'', '"');
        return estimate.of(new AnthropicCodec().decodeRequest(Json.parseObject(body), RequestTarget.REPLY), model);
    }
}
