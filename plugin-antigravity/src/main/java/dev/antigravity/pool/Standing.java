package dev.antigravity.pool;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One account, whatever its models. Guarded by the lock of its provider's pool.
final class Standing {
    /// Nobody has said how much of the quota is used.
    private static final int UNKNOWN_PERMILLE = 500;

    Member member;
    int inFlight;

    @Nullable
    Rest rest;
    /// A request finds out whether the rest is over; until then the others stand back.
    Instant probedUntil = Instant.MIN;
    private final Map<String, Integer> usedPermille = new HashMap<>();

    Standing(Member member, @Nullable Rest rest) {
        this.member = member;
        this.rest = rest;
    }

    boolean isFull() {
        return inFlight >= member.mostInFlight();
    }

    /// @param model empty for the whole account
    /// @return whether that is worth knowing
    boolean used(String model, double share) {
        var permille = (int) Math.round(share * 1000);
        var before = usedPermille.put(model, permille);
        return before == null || before != permille;
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
