package dev.antigravity.ledger;

import dev.antigravity.store.Schema;
import java.util.List;

/// The tables of the ledger. Times are milliseconds since 1970, money is in billionths of a US dollar, what nobody said
/// is null.
final class LedgerSchema {
    /// `ALED`, in the place where a SQLite file says whose it is.
    private static final int APPLICATION = 0x414C4544;

    /// One row for each exchange. What sums are made of has a column; the rest of the decision is one document.
    private static final String EXCHANGES = """
            create table exchange (
                id text not null primary key,
                received bigint not null,
                purpose text not null,
                protocol text not null,
                client text,
                conversation text,
                model text not null,
                route text not null,
                provider text,
                account text,
                upstream_model text,
                lane text,
                input bigint,
                cache_read bigint,
                cache_write bigint,
                output bigint,
                reasoning bigint,
                pictures bigint,
                picture_bytes bigint,
                picture_word_tokens bigint,
                picture_sent_tokens bigint,
                cost_nanos bigint,
                price_source text,
                price_as_of bigint,
                price_where text,
                status integer not null,
                stop text,
                failure text,
                first_byte_micros bigint,
                total_micros bigint not null,
                decision text not null
            )

            create index exchange_received on exchange (received)
            """;

    /// What clients have used in their current periods, and what providers said was left to accounts.
    private static final String BESIDE = """
            create table spending (
                client text not null primary key,
                began bigint not null,
                requests bigint not null,
                tokens bigint not null,
                cost_nanos bigint not null,
                unpriced bigint not null
            )

            create table quota_sample (
                account text not null,
                allowance text not null,
                model text,
                quota_limit bigint,
                remaining bigint,
                fraction_millionths bigint,
                resets_at bigint,
                as_of bigint not null
            )

            create index quota_sample_as_of on quota_sample (as_of)
            """;

    static final Schema NOW = new Schema(APPLICATION, List.of(EXCHANGES, BESIDE));

    private LedgerSchema() {}
}
