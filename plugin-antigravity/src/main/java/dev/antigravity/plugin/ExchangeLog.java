package dev.antigravity.plugin;

import dev.antigravity.ledger.ExchangeRecord;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in the log for each exchange: a warning for one that failed, a detail otherwise. Never says what was said.
final class ExchangeLog {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeLog.class);
    private static final int CLIENT_LEFT = 499;

    void write(ExchangeRecord exchange) {
        if (exchange.failure().isPresent() && exchange.status() != CLIENT_LEFT) {
            LOG.warn("{}: {}", line(exchange), exchange.failure().get());
        } else if (LOG.isDebugEnabled()) {
            LOG.debug("{}", line(exchange));
        }
    }

    private static String line(ExchangeRecord exchange) {
        var way = exchange.attempts().stream()
                .map(attempt -> attempt.account() + " (" + attempt.lane() + ")")
                .collect(Collectors.joining(", then "));
        return exchange.requestId() + " " + exchange.client().id() + " " + exchange.model()
                + (way.isEmpty() ? "" : " -> " + way) + ": " + exchange.status() + " in "
                + exchange.total().toMillis() + " ms";
    }
}
