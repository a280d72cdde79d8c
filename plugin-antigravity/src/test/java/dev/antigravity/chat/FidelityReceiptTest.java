package dev.antigravity.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.JsonPath;
import org.junit.jupiter.api.Test;

class FidelityReceiptTest {
    private final FidelityReceipt receipt = new FidelityReceipt();

    @Test
    void writesWhatAHeaderCannotHoldAsInAddresses() {
        receipt.dropped(JsonPath.of("x\r\ny: z,ü%"), "no counterpart");

        assertThat(receipt.header()).isEqualTo("dropped:x%0D%0Ay:%20z%2C%C3%BC%25");
    }

    @Test
    void cutsAHeaderThatClientsWouldNotTake() {
        for (var i = 0; i < 10_000; i++) {
            receipt.dropped(JsonPath.of("messages").item(i).member("weight"), "no counterpart");
        }

        assertThat(receipt.header())
                .hasSizeBetween(5_000, 6_000)
                .startsWith("dropped:messages[0].weight,dropped:messages[1].weight,")
                .endsWith("].weight,truncated:x-fidelity-receipt");
        assertThat(receipt.notes()).hasSize(10_000);
    }

    @Test
    void cutsEvenASingleNote() {
        receipt.dropped(JsonPath.of("x".repeat(7_000)), "no counterpart");

        assertThat(receipt.header()).isEqualTo("truncated:x-fidelity-receipt");
    }

    @Test
    void saysTheSameThingOnce() {
        receipt.dropped(JsonPath.of("seed"), "no counterpart");
        receipt.dropped(JsonPath.of("seed"), "another reason");
        receipt.droppedQuietly(JsonPath.of("user"), "no effect");

        assertThat(receipt.header()).isEqualTo("dropped:seed");
    }
}
