package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Delivery;
import dev.antigravity.sandbox.http.Delivery.Ending;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalException;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.script.Directive;
import dev.antigravity.sandbox.script.Fault;
import dev.antigravity.sandbox.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// What goes wrong with one answer, and how it is delivered.
final class Faults {
    private final Step step;
    private final Vendor vendor;

    Faults(Step step, Vendor vendor) {
        this.step = step;
        this.vendor = vendor;
    }

    /// The answer, or what comes in its place before anything is done for it.
    Answer inPlaceOf(Supplier<Answer> work) {
        return instead().orElseGet(() -> refusedOr(work)).deliveredBy(delivery());
    }

    /// The events of a reply, with those spoilt that are to be.
    List<Event> spoil(Generation generation, Reply reply) {
        var events = generation.events(reply);
        return switch (step.fault().orElse(new Fault.Close())) {
            case Fault.Malformed(var after) when after < events.size() -> {
                var spoilt = new ArrayList<>(events);
                spoilt.set(after, events.get(after).garbled());
                yield spoilt;
            }
            case Fault.ErrorEvent(var kind, var after) -> {
                var sent = Math.min(after, events.size());
                var spoilt = new ArrayList<>(events.subList(0, sent));
                spoilt.add(generation.failure(reply, Refusal.of(kind, message(kind)), sent));
                yield spoilt;
            }
            case Fault _ -> events;
        };
    }

    private Optional<Answer> instead() {
        return step.fault().flatMap(fault -> switch (fault) {
            case Fault.Refused refused -> Optional.of(withHeaders(vendor.refuse(refusal(refused))));
            case Fault.HtmlPage(var status) -> Optional.of(Answer.html(status, page(status)));
            case Fault.Blank(var status) -> Optional.of(Answer.empty(status, Headers.NONE));
            case Fault.Close _ -> Optional.of(Answer.empty(500, Headers.NONE));
            case Fault.Stall(var after) when after.isEmpty() -> Optional.of(Answer.empty(500, Headers.NONE));
            case Fault.Stall _, Fault.Cut _, Fault.Short _, Fault.Malformed _, Fault.ErrorEvent _ -> Optional.empty();
        });
    }

    /// A refusal is delivered like any other answer: late, if the script says so.
    private Answer refusedOr(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (RefusalException e) {
            return vendor.refuse(e.refusal());
        }
    }

    private Delivery delivery() {
        var ending = step.fault()
                .<Ending>map(fault -> switch (fault) {
                    case Fault.Close _ -> new Ending.NoAnswer();
                    case Fault.Cut(var after, var midway) -> new Ending.Cut(after, midway);
                    case Fault.Short(var after) -> new Ending.Short(after);
                    case Fault.Stall(var after) ->
                        after.isEmpty() ? new Ending.Silence() : new Ending.Stall(after.getAsInt());
                    case Fault.Refused _,
                            Fault.HtmlPage _,
                            Fault.Blank _,
                            Fault.Malformed _,
                            Fault.ErrorEvent _ -> new Ending.Complete();
                })
                .orElse(new Ending.Complete());
        return new Delivery(step.delay(), step.pace(), step.slice(), ending);
    }

    private Answer withHeaders(Answer answer) {
        var headers = answer.headers();
        for (var more : step.all(Directive.SendHeader.class).toList()) {
            headers = headers.and(more.name(), more.value());
        }
        return switch (answer) {
            case Answer.Whole whole -> new Answer.Whole(whole.status(), headers, whole.body(), whole.delivery());
            case Answer.Streamed stream ->
                new Answer.Streamed(stream.status(), headers, stream.events(), stream.delivery());
        };
    }

    private static Refusal refusal(Fault.Refused fault) {
        return new Refusal(
                fault.kind(),
                fault.message().orElse(message(fault.kind())),
                Optional.empty(),
                fault.code(),
                fault.retryAfter(),
                fault.status().isPresent() ? fault.status() : OptionalInt.empty());
    }

    private static String message(RefusalKind kind) {
        return "The sandbox was told to answer with this error (" + kind.word() + ").";
    }

    private static String page(int status) {
        return """
                <html>
                <head><title>%1$d sandbox gateway</title></head>
                <body>
                <center><h1>%1$d</h1></center>
                <hr><center>sandbox gateway</center>
                </body>
                </html>
                """.formatted(status);
    }
}
