package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Delivery;
import dev.antigravity.sandbox.http.Delivery.Ending;
import dev.antigravity.sandbox.http.Header;
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
import java.util.function.Supplier;

/// What goes wrong with one answer, and how it is delivered.
final class Faults {
    /// Stands where an answer must be that its delivery does not let out.
    private static final Answer NEVER_SENT = Answer.empty(500, Headers.NONE);

    private final Step step;
    private final Vendor vendor;

    Faults(Step step, Vendor vendor) {
        this.step = step;
        this.vendor = vendor;
    }

    /// The answer, or what comes in its place before anything is done for it.
    Answer inPlaceOf(Supplier<Answer> work) {
        return instead().orElseGet(() -> refusedOr(work)).with(headers()).deliveredBy(delivery());
    }

    /// The events of a reply, with those spoilt that are to be.
    List<Event> spoil(Generation generation, Reply reply) {
        var events = new ArrayList<>(generation.events(reply));
        step.fault().ifPresent(fault -> {
            if (fault instanceof Fault.Malformed(var after) && after < events.size()) {
                events.set(after, events.get(after).garbled());
            }
            if (fault instanceof Fault.ErrorEvent(var kind, var after)) {
                events.subList(Math.min(after, events.size()), events.size()).clear();
                events.add(generation.failure(reply, Refusal.of(kind, message(kind)), events.size()));
            }
        });
        return events;
    }

    private Optional<Answer> instead() {
        return step.fault().flatMap(fault -> switch (fault) {
            case Fault.Refused refused -> Optional.of(vendor.refuse(refusal(refused)));
            case Fault.HtmlPage(var status) -> Optional.of(Answer.html(status, page(status)));
            case Fault.Blank(var status) -> Optional.of(Answer.empty(status, Headers.NONE));
            case Fault.Close _ -> Optional.of(NEVER_SENT);
            case Fault.Stall(var after) when after.isEmpty() -> Optional.of(NEVER_SENT);
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

    private Headers headers() {
        return new Headers(step.all(Directive.SendHeader.class)
                .map(more -> new Header(more.name(), more.value()))
                .toList());
    }

    private Delivery delivery() {
        var ending = step.fault()
                .<Ending>map(fault -> switch (fault) {
                    case Fault.Close _ -> new Ending.NoAnswer();
                    case Fault.Cut(var after, var midway) -> new Ending.Cut(after, midway);
                    case Fault.Short(var after) -> new Ending.Short(after);
                    case Fault.Stall(var after) ->
                        after.isEmpty() ? new Ending.Silence() : new Ending.Stall(after.getAsInt());
                    case Fault.Refused _, Fault.HtmlPage _, Fault.Blank _, Fault.Malformed _, Fault.ErrorEvent _ ->
                        new Ending.Complete();
                })
                .orElse(new Ending.Complete());
        return new Delivery(step.delay(), step.pace(), step.slice(), ending);
    }

    private static Refusal refusal(Fault.Refused fault) {
        return new Refusal(
                fault.kind(),
                fault.message().orElse(message(fault.kind())),
                Optional.empty(),
                fault.code(),
                fault.retryAfter(),
                fault.status());
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
