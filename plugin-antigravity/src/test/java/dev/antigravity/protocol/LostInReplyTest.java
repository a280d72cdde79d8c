package dev.antigravity.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Note;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.testing.Proves;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostInReplyTest {
    private static final StreamEvent PICTURE = new BlockStart(
            0,
            new ContentBlock.Image(
                    new MediaSource.Base64("image/png", "AA=="), Optional.empty(), Optional.empty(), JsonPath.ROOT));
    private static final StreamEvent CODE = new BlockStart(
            0, new ContentBlock.Native(Protocol.GEMINI, JsonObject.EMPTY, List.of(), false, JsonPath.ROOT));
    private static final StreamEvent REDACTED =
            new BlockStart(0, new ContentBlock.RedactedThinking("d", JsonPath.ROOT));
    private static final StreamEvent SOURCE = source(Optional.of("https://example.com"));
    private static final StreamEvent NAMELESS = source(Optional.empty());

    private final FidelityReceipt receipt = new FidelityReceipt();

    @Proves({"IMG-004", "SRV-003", "CIT-002", "CIT-003"})
    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC_MESSAGES, true,  'picture, part, source, nameless'",
        "OPENAI_CHAT,        true,  'picture, part, redacted, source, nameless'",
        "OPENAI_CHAT,        false, 'picture, part, redacted, nameless'",
        "OPENAI_RESPONSES,   true,  'part, redacted, nameless'",
        "GEMINI,             true,  'nameless'"
    })
    void isNotedInTheLogAlone(Protocol client, boolean streams, String lost) {
        var stage = new LostInReply(request(client, streams), receipt);

        Stream.of(PICTURE, CODE, REDACTED, SOURCE, NAMELESS)
                .forEach(event -> assertThat(stage.pass(event)).containsExactly(event));

        assertThat(receipt.notes().stream().map(LostInReplyTest::kind)).containsExactly(lost.split(", "));
        assertThat(receipt.header()).isEmpty();
    }

    @Proves("CIT-003")
    @Test
    void aSourceOfATextThatHasEndedComesTooLateForAStream() {
        var streamed = new LostInReply(request(Protocol.OPENAI_RESPONSES, true), receipt);
        streamed.pass(new BlockStart(0, ContentBlock.Text.of("")));
        streamed.pass(new BlockStop(0));

        assertThat(streamed.pass(SOURCE)).isEmpty();
        assertThat(receipt.notes())
                .singleElement()
                .extracting(Note::reason)
                .asString()
                .contains("example.com");

        var whole = new LostInReply(request(Protocol.OPENAI_RESPONSES, false), new FidelityReceipt());
        whole.pass(new BlockStop(0));
        assertThat(whole.pass(SOURCE)).containsExactly(SOURCE);
    }

    private static String kind(Note note) {
        return Stream.of("picture", "part", "reasoning", "without address", "source")
                .filter(note.reason()::contains)
                .findFirst()
                .map(word -> word.equals("reasoning") ? "redacted" : word.equals("without address") ? "nameless" : word)
                .orElseThrow();
    }

    private static StreamEvent source(Optional<String> url) {
        return new BlockDelta(
                0,
                new Delta.Cited(
                        new Citation(Protocol.CLOUD_CODE, JsonObject.EMPTY, url, Optional.empty(), Optional.empty())));
    }

    private static ChatRequest request(Protocol client, boolean streams) {
        return ChatRequest.builder(client, JsonObject.EMPTY).model("m").stream(streams)
                .build();
    }
}
