package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Delivery;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalException;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.script.ScriptException;
import dev.antigravity.sandbox.script.Target;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// How a call becomes an answer, the same for every vendor.
public final class Flow {
    private final Services services;

    public Flow(Services services) {
        this.services = services;
    }

    /// Answers a request for an answer of a model.
    ///
    /// @param reader understands the request, or refuses it
    public Answer generate(Call call, Vendor vendor, BiFunction<Call, Account, Generation> reader) {
        return guarded(vendor, () -> {
            var account = services.gate().admit(call, vendor);
            var generation = reader.apply(call, account);
            var question = generation.question();
            var model = question.model().id();
            var step = services.prompter()
                    .stepFor(new Target(account.id(), call.path(), model, true), call.headers(), question.spoken());
            var faults = new Faults(step, vendor);
            return faults.inPlaceOf(() -> {
                account.admit(model).ifPresent(refusal -> {
                    throw refusal.asException();
                });
                var reply = services.mind().reply(question, step, account.id());
                account.spend(model, reply.usage().input() + reply.usage().output());
                return rendered(generation, reply, faults, vendor.headers(account));
            });
        });
    }

    /// Answers a request that no model is asked for.
    public Answer describe(Call call, Vendor vendor, Function<Account, JsonNode> work) {
        return guarded(vendor, () -> {
            var account = services.gate().admit(call, vendor);
            var step =
                    services.prompter().stepFor(Target.ofPath(call.path()).by(account.id()), call.headers(), List.of());
            return new Faults(step, vendor)
                    .inPlaceOf(() -> Answer.json(200, vendor.headers(account), Json.bytes(work.apply(account))));
        });
    }

    /// Answers a request that needs no credential.
    public Answer open(Call call, Vendor vendor, Function<Call, Answer> work) {
        return guarded(vendor, () -> {
            var step = services.prompter().stepFor(Target.ofPath(call.path()), call.headers(), List.of());
            return new Faults(step, vendor).inPlaceOf(() -> work.apply(call));
        });
    }

    private static Answer rendered(Generation generation, Reply reply, Faults faults, Headers headers) {
        return generation
                .framing()
                .<Answer>map(framing -> new Answer.Streamed(
                        200,
                        Headers.of("content-type", framing.contentType(), "cache-control", "no-cache")
                                .and(headers),
                        framing.frames(faults.spoil(generation, reply)),
                        Delivery.PROMPT))
                .orElseGet(() -> Answer.json(200, headers, Json.bytes(generation.whole(reply))));
    }

    private static Answer guarded(Vendor vendor, Supplier<Answer> work) {
        try {
            return work.get();
        } catch (RefusalException e) {
            return vendor.refuse(e.refusal());
        } catch (ScriptException e) {
            return vendor.refuse(Refusal.of(RefusalKind.INVALID, e.getMessage()));
        }
    }
}
