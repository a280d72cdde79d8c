package dev.antigravity.ledger;

import dev.antigravity.catalog.Source;
import dev.antigravity.chat.Note;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Exchanges as a proxy would tell of them.
final class Exchanges {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Exchanges() {}

    static ExchangeRecord one(String id) {
        return one(id, NOON);
    }

    static ExchangeRecord one(String id, Instant received) {
        var usage = new Usage(1_200, OptionalLong.of(1_000), OptionalLong.empty(), 34, OptionalLong.empty());
        var price = Source.snapshot(Instant.parse("2026-10-01T00:00:00Z"), "models.dev");
        return new ExchangeRecord(
                id,
                received,
                new ExchangeRecord.Sender(Protocol.ANTHROPIC_MESSAGES, Optional.of("ada"), Optional.of("talk")),
                ExchangeRecord.Purpose.REPLY,
                "best",
                "alias best, in its order",
                List.of("lab/three rests"),
                List.of(
                        new ExchangeRecord.Attempt(
                                List.of("lab/zero is full"),
                                "lab/one",
                                "m",
                                "verbatim",
                                "next",
                                "429: slow",
                                "next one"),
                        new ExchangeRecord.Attempt(List.of(), "lab/two", "m", "translated", "stands in", "served", "")),
                200,
                new ExchangeRecord.Used(
                        Optional.of(usage),
                        Optional.empty(),
                        Optional.of(new Cost(new BigDecimal("0.001234567"), price))),
                Optional.of(StopReason.TOOL_USE),
                List.of(new Note(Note.Code.DROPPED, "top_k", "nobody there has it", true)),
                Optional.of(Duration.ofMillis(120)),
                Duration.ofMillis(900),
                Optional.empty());
    }

    /// One of which next to nothing is known.
    static ExchangeRecord bare(String id) {
        return new ExchangeRecord(
                id,
                NOON,
                new ExchangeRecord.Sender(Protocol.GEMINI, Optional.empty(), Optional.empty()),
                ExchangeRecord.Purpose.COUNT,
                "m",
                "",
                List.of(),
                List.of(),
                404,
                new ExchangeRecord.Used(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Duration.ofMillis(1),
                Optional.of("no such model"));
    }
}
