package dev.antigravity.ledger;

import dev.antigravity.catalog.Source;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.Json;
import dev.antigravity.store.Database;
import dev.antigravity.store.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Exchanges as rows.
final class ExchangeRows {
    private static final int NANO_DIGITS = 9;
    private static final int LONGEST_FAILURE = 1_000;

    private static final String INSERT = """
            insert into exchange (
                id, received, purpose, protocol, client, conversation, model, route, provider, account, upstream_model,
                lane, input, cache_read, cache_write, output, reasoning, pictures, picture_bytes,
                picture_word_tokens, picture_sent_tokens, cost_nanos, price_source, price_as_of, price_where, status, stop, failure, first_byte_micros, total_micros, decision)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing""";

    private ExchangeRows() {}

    static void insert(Database database, ExchangeRecord record) {
        var last = record.last();
        var usage = record.usage();
        var pictures = record.used().pictures();
        var price = record.cost().map(Cost::price);
        database.change(
                INSERT,
                record.requestId(),
                record.received(),
                word(record.purpose()),
                record.client().id(),
                record.sender().client(),
                record.sender().conversation(),
                record.model(),
                record.route(),
                last.map(ExchangeRecord.Attempt::provider),
                last.map(ExchangeRecord.Attempt::account),
                last.map(ExchangeRecord.Attempt::upstreamModel),
                last.map(ExchangeRecord.Attempt::lane),
                usage.map(Usage::input),
                usage.map(Usage::cacheRead).orElse(OptionalLong.empty()),
                usage.map(Usage::cacheWrite).orElse(OptionalLong.empty()),
                usage.map(Usage::output),
                usage.map(Usage::reasoning).orElse(OptionalLong.empty()),
                pictures.map(ExchangeRecord.Pictures::count),
                pictures.map(ExchangeRecord.Pictures::bytes),
                pictures.map(ExchangeRecord.Pictures::words).orElse(OptionalLong.empty()),
                pictures.map(ExchangeRecord.Pictures::sent).orElse(OptionalLong.empty()),
                record.cost().map(cost -> nanos(cost.dollars())),
                price.map(source -> word(source.kind())),
                price.flatMap(Source::asOf),
                price.flatMap(Source::where),
                record.status(),
                record.stop().map(ExchangeRows::word),
                record.failure()
                        .map(text -> text.length() > LONGEST_FAILURE ? text.substring(0, LONGEST_FAILURE) + "…" : text),
                record.toFirstByte().map(ExchangeRows::micros),
                micros(record.total()),
                Json.text(DecisionJson.encode(record)));
    }

    static ExchangeRecord read(Row row) {
        var decision = DecisionJson.decode(row.text("decision"));
        return new ExchangeRecord(
                row.text("id"),
                row.time("received"),
                new ExchangeRecord.Sender(
                        Protocol.byId(row.text("protocol")).orElseThrow(),
                        row.findText("client"),
                        row.findText("conversation")),
                ExchangeRecord.Purpose.valueOf(constant(row.text("purpose"))),
                row.text("model"),
                row.text("route"),
                decision.passedOver(),
                decision.attempts(),
                (int) row.number("status"),
                new ExchangeRecord.Used(usage(row), pictures(row), cost(row)),
                row.findText("stop").map(word -> StopReason.valueOf(constant(word))),
                decision.notes(),
                duration(row.findNumber("first_byte_micros")),
                duration(row.findNumber("total_micros")).orElseThrow(),
                row.findText("failure"));
    }

    static Optional<Usage> usage(Row row) {
        var input = row.findNumber("input");
        return input.isEmpty()
                ? Optional.empty()
                : Optional.of(new Usage(
                        input.getAsLong(),
                        row.findNumber("cache_read"),
                        row.findNumber("cache_write"),
                        row.number("output"),
                        row.findNumber("reasoning")));
    }

    private static Optional<ExchangeRecord.Pictures> pictures(Row row) {
        var count = row.findNumber("pictures");
        return count.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExchangeRecord.Pictures(
                        count.getAsLong(),
                        row.number("picture_bytes"),
                        row.findNumber("picture_word_tokens"),
                        row.findNumber("picture_sent_tokens")));
    }

    private static Optional<Cost> cost(Row row) {
        var nanos = row.findNumber("cost_nanos");
        return nanos.isEmpty() ? Optional.empty() : Optional.of(new Cost(dollars(nanos.getAsLong()), price(row)));
    }

    static Source.Kind sourceKind(Row row) {
        return Source.Kind.valueOf(constant(row.text("price_source")));
    }

    /// Who said what the model costs.
    private static Source price(Row row) {
        return new Source(sourceKind(row), row.findTime("price_as_of"), row.findText("price_where"));
    }

    static long nanos(BigDecimal dollars) {
        return dollars.movePointRight(NANO_DIGITS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    static BigDecimal dollars(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static long micros(Duration time) {
        return TimeUnit.NANOSECONDS.toMicros(time.toNanos());
    }

    private static Optional<Duration> duration(OptionalLong micros) {
        return micros.isPresent() ? Optional.of(Duration.of(micros.getAsLong(), ChronoUnit.MICROS)) : Optional.empty();
    }
}
