package dev.antigravity.pool;

import dev.antigravity.account.Account;
import dev.antigravity.account.Quota;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One account, whatever its models. Guarded by the lock of its provider's pool.
final class Standing {
    /// Nobody has said how much of the quota is used.
    private static final int UNKNOWN_PERMILLE = 500;

    Account account;
    int inFlight;

    @Nullable
    Rest rest;
    /// A request finds out whether the rest is over; until then the others stand back.
    Instant probedUntil = Instant.MIN;
    private final Map<String, Integer> usedPermille = new HashMap<>();

    Standing(Account account, @Nullable Rest rest) {
        this.account = account;
        this.rest = rest;
    }

    boolean isFull() {
        return inFlight >= account.use().mostInFlight().orElse(Integer.MAX_VALUE);
    }

    /// Of several allowances the one counts that is used most.
    ///
    /// @return whether that is news
    boolean learn(List<Quota> said) {
        var worst = new HashMap<String, Integer>();
        for (var quota : said) {
            var left = quota.remainingFraction();
            if (left.isPresent()) {
                worst.merge(quota.model().orElse(""), (int) Math.round(1000 * (1 - left.getAsDouble())), Math::max);
            }
        }
        var news = !usedPermille.entrySet().containsAll(worst.entrySet());
        usedPermille.putAll(worst);
        return news;
    }

    boolean knowsUse(String model) {
        return usedPermille.containsKey(model) || usedPermille.containsKey("");
    }

    int usedPermille(String model) {
        var ofModel = usedPermille.get(model);
        var ofAll = usedPermille.get("");
        if (ofModel == null && ofAll == null) {
            return UNKNOWN_PERMILLE;
        }
        return Math.max(ofModel == null ? 0 : ofModel, ofAll == null ? 0 : ofAll);
    }
}
