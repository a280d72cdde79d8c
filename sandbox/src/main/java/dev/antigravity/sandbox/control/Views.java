package dev.antigravity.sandbox.control;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.MalformedJsonException;
import dev.antigravity.sandbox.record.ReceivedRequest;
import dev.antigravity.sandbox.script.Rule;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The sandbox's state as JSON.
final class Views {
    private Views() {}

    static JsonNode ofRequests(List<ReceivedRequest> requests) {
        return Json.array(requests.stream().map(Views::of).toList());
    }

    static JsonNode ofRules(List<Rule> rules) {
        var views = Json.array();
        for (var rule : rules) {
            var view = views.addObject().put("script", rule.script());
            rule.account().ifPresent(account -> view.put("account", account));
            rule.path().ifPresent(path -> view.put("path", path));
            rule.model().ifPresent(model -> view.put("model", model));
            rule.times().ifPresent(times -> view.put("times", times));
        }
        return views;
    }

    static JsonNode ofAccounts(List<Account> accounts) {
        var views = Json.array();
        for (var account : accounts) {
            var view = views.addObject()
                    .put("id", account.id())
                    .put("tier", account.tier())
                    .put("disabled", account.isDisabled());
            account.throttleState()
                    .ifPresent(state -> view.putObject("throttle")
                            .put("limit", state.limit())
                            .put("left", state.left())
                            .put("resets_at", state.resetsAt().toString()));
        }
        return views;
    }

    private static JsonNode of(ReceivedRequest request) {
        var view = Json.object()
                .put("number", request.number())
                .put("at", request.at().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("query", request.query());
        var headers = view.putObject("headers");
        request.headers().all().forEach(header -> headers.put(header.name(), header.value()));
        request.account().ifPresent(account -> view.put("account", account));
        view.set("body", body(request));
        request.outcome()
                .ifPresent(outcome -> view.putObject("outcome")
                        .put("status", outcome.status())
                        .put("events", outcome.events())
                        .put("end", outcome.end().name().toLowerCase(Locale.ROOT)));
        return view;
    }

    /// JSON as JSON, anything else as text.
    private static JsonNode body(ReceivedRequest request) {
        try {
            return request.json();
        } catch (MalformedJsonException _) {
            return Json.object().put("text", request.text()).get("text");
        }
    }
}
