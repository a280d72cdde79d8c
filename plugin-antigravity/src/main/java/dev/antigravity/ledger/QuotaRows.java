package dev.antigravity.ledger;

import dev.antigravity.account.Quota;
import dev.antigravity.store.Database;
import dev.antigravity.store.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What upstreams said was left, as rows: one for each change.
final class QuotaRows {
    private static final double MILLION = 1e6;

    private QuotaRows() {}

    static void insert(Database database, String account, Quota quota) {
        database.change(
                """
                insert into quota_sample (account, allowance, model, quota_limit, remaining, fraction_millionths,
                    resets_at, as_of)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                account,
                quota.window(),
                quota.model(),
                quota.limit(),
                quota.remaining(),
                millionths(quota.fraction()),
                quota.resetsAt(),
                quota.asOf());
    }

    /// By account, the oldest first.
    ///
    /// @param most of all together, the latest
    static Map<String, List<Quota>> latest(Database database, int most) {
        var byAccount = new LinkedHashMap<String, List<Quota>>();
        database.each(
                "select * from (select * from quota_sample order by as_of desc limit ?) as latest order by as_of",
                row -> byAccount
                        .computeIfAbsent(row.text("account"), _ -> new ArrayList<>())
                        .add(read(row)),
                most);
        return byAccount;
    }

    private static Quota read(Row row) {
        return new Quota(
                row.text("allowance"),
                row.findText("model"),
                row.findNumber("quota_limit"),
                row.findNumber("remaining"),
                fraction(row.findNumber("fraction_millionths")),
                row.findTime("resets_at"),
                row.time("as_of"));
    }

    private static OptionalLong millionths(OptionalDouble fraction) {
        return fraction.isPresent()
                ? OptionalLong.of(Math.round(fraction.getAsDouble() * MILLION))
                : OptionalLong.empty();
    }

    private static OptionalDouble fraction(OptionalLong millionths) {
        return millionths.isPresent() ? OptionalDouble.of(millionths.getAsLong() / MILLION) : OptionalDouble.empty();
    }
}
