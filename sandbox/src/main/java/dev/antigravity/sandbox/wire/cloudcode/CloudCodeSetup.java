package dev.antigravity.sandbox.wire.cloudcode;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How an account comes to a project, and what it may use there. Thread-safe.
final class CloudCodeSetup {
    /// The first answer is that the work goes on, the second that it is done.
    private static final int ASKED_UNTIL_DONE = 2;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    static String project(Account account) {
        return "sandbox-project-" + account.id().replaceAll("[^A-Za-z0-9-]", "-");
    }

    JsonNode load(Account account) {
        var loaded = Json.object();
        loaded.set(
                "allowedTiers",
                Json.array(List.of(
                        tier("free-tier").put("isDefault", true),
                        tier("standard-tier").put("userDefinedCloudaicompanionProject", true))));
        if (isDone(account)) {
            loaded.set("currentTier", tier(account.tier()));
            loaded.put("cloudaicompanionProject", project(account));
        }
        return loaded;
    }

    /// A long-running operation, which clients ask for until it is done.
    JsonNode onboard(Account account) {
        asked.merge(account.id(), 1, Integer::sum);
        var operation = Json.object().put("name", "operations/sandbox-" + account.id());
        if (!isDone(account)) {
            return operation.put("done", false);
        }
        var response = Json.object();
        response.set(
                "cloudaicompanionProject",
                Json.object().put("id", project(account)).put("name", project(account)));
        return operation.put("done", true).set("response", response);
    }

    static JsonNode models(List<SandboxModel> models, Account account) {
        var described = Json.object();
        for (var model : models) {
            described.set(model.id(), describe(model, account));
        }
        return Json.object().set("models", described);
    }

    private static ObjectNode describe(SandboxModel model, Account account) {
        var quota = Json.object();
        account.quotaState(model.id())
                .ifPresentOrElse(
                        state -> quota.put("remainingFraction", state.fractionLeft())
                                .put("resetTime", state.resetsAt().toString()),
                        () -> quota.put("remainingFraction", 1));
        return Json.object()
                .put("displayName", model.displayName())
                .put("maxTokens", model.contextTokens())
                .put("maxOutputTokens", model.outputTokens())
                .put("supportsImages", model.has(Trait.VISION))
                .put("supportsThinking", model.has(Trait.LEVEL_THINKING) || model.has(Trait.BUDGET_THINKING))
                .set("quotaInfo", quota);
    }

    private boolean isDone(Account account) {
        return asked.getOrDefault(account.id(), 0) >= ASKED_UNTIL_DONE;
    }

    private static ObjectNode tier(String id) {
        return Json.object().put("id", id).put("name", "Sandbox " + id);
    }
}
