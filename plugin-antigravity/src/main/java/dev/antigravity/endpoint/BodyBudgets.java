package dev.antigravity.endpoint;

/// How much of request bodies may be held at once, and where.
record BodyBudgets(ByteBudget memory, ByteBudget disk) {
    static BodyBudgets of(HttpLimits limits) {
        return new BodyBudgets(new ByteBudget(limits.bytesInFlight()), new ByteBudget(limits.bytesOnDisk()));
    }
}
