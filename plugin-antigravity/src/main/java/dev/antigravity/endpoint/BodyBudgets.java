package dev.antigravity.endpoint;

/// How much of request bodies may be held at once, and where.
record BodyBudgets(ByteBudget memory, ByteBudget disk) {}
