package dev.antigravity.ledger;

import dev.antigravity.store.Database;
import dev.antigravity.store.Row;
import java.util.Optional;

/// What clients have used, as rows: one for each, of its current period.
final class SpendingRows {
    private SpendingRows() {}

    static ClientSpending.Spent read(Row row) {
        return new ClientSpending.Spent(
                row.time("began"),
                row.number("requests"),
                row.number("tokens"),
                ExchangeRows.dollars(row.number("cost_nanos")),
                row.number("unpriced"));
    }

    static Optional<ClientSpending.Spent> find(Database database, String client) {
        return database.first(
                "select began, requests, tokens, cost_nanos, unpriced from spending where client = ?",
                SpendingRows::read,
                client);
    }

    static void write(Database database, String client, ClientSpending.Spent spent) {
        database.change(
                """
                insert into spending (client, began, requests, tokens, cost_nanos, unpriced) values (?, ?, ?, ?, ?, ?)
                on conflict (client) do update set began = excluded.began, requests = excluded.requests,
                tokens = excluded.tokens, cost_nanos = excluded.cost_nanos, unpriced = excluded.unpriced""",
                client,
                spent.began(),
                spent.requests(),
                spent.tokens(),
                ExchangeRows.nanos(spent.cost()),
                spent.unpriced());
    }
}
