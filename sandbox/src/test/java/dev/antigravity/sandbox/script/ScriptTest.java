package dev.antigravity.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.sandbox.refusal.RefusalKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @Test
    void readsOneDirectivePerLineAndStepsBetweenDashes() {
        var script = Script.of("""
                # first a call
                think  Let me see.
                call Write {"file_path": "a b.txt", "n": 1.0}

                ---
                answer "two\\nlines"
                """);

        assertThat(script.steps()).hasSize(2);
        assertThat(script.step(0).directives())
                .containsExactly(
                        new Directive.Think("Let me see."),
                        new Directive.CallTool("Write", "{\"file_path\": \"a b.txt\", \"n\": 1.0}"));
        assertThat(script.step(1).directives()).containsExactly(new Directive.Say("two\nlines"));
        assertThat(script.step(2)).isEqualTo(Step.EMPTY);
    }

    @Test
    void readsWhatConcernsTheDelivery() {
        var step = Script.of(
                        "delay 2s\npace 15\nchunk 3\nslice 7\ninterleave\nheader x-note a b\nusage input=9 thinking=2")
                .step(0);

        assertThat(step.delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(step.pace()).isEqualTo(Duration.ofMillis(15));
        assertThat(step.chunk()).isEqualTo(3);
        assertThat(step.slice()).isEqualTo(7);
        assertThat(step.interleaves()).isTrue();
        assertThat(step.all(Directive.SendHeader.class)).containsExactly(new Directive.SendHeader("x-note", "a b"));
        assertThat(step.reported()).isEqualTo(Map.of("input", 9L, "thinking", 2L));
        assertThat(step.speaks()).isFalse();
    }

    @Test
    void readsFaults() {
        assertThat(fault("fault 529"))
                .isEqualTo(new Fault.Refused(
                        RefusalKind.OVERLOADED,
                        OptionalInt.of(529),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(fault("fault rate-limit retry-after=0.7 message=\"slow \\\"down\\\"\" code=x"))
                .isEqualTo(new Fault.Refused(
                        RefusalKind.RATE_LIMIT,
                        OptionalInt.empty(),
                        Optional.of("slow \"down\""),
                        Optional.of("x"),
                        Optional.of(Duration.ofMillis(700))));
        assertThat(fault("fault html status=504")).isEqualTo(new Fault.HtmlPage(504));
        assertThat(fault("fault empty")).isEqualTo(new Fault.Blank(500));
        assertThat(fault("fault close")).isEqualTo(new Fault.Close());
        assertThat(fault("fault cut after=3 midway")).isEqualTo(new Fault.Cut(3, true));
        assertThat(fault("fault short after=2")).isEqualTo(new Fault.Short(2));
        assertThat(fault("fault stall")).isEqualTo(new Fault.Stall(OptionalInt.empty()));
        assertThat(fault("fault stall after=0")).isEqualTo(new Fault.Stall(OptionalInt.of(0)));
        assertThat(fault("fault malformed after=1")).isEqualTo(new Fault.Malformed(1));
        assertThat(fault("fault error server after=1")).isEqualTo(new Fault.ErrorEvent(RefusalKind.SERVER, 1));
    }

    @Test
    void readsHowOftenAFaultStrikes() {
        assertThat(Script.of("fault close times=2")
                        .step(0)
                        .last(Directive.Break.class)
                        .orElseThrow()
                        .times())
                .isEqualTo(OptionalInt.of(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    answr hi               | no directive "answr"
                    call                   | call which tool?
                    delay soon             | expected a time such as 200, 200ms or 2s, found "soon"
                    words many             | expected a number, found "many"
                    stop now               | no stop reason "now"
                    fault maybe            | no fault "maybe"
                    fault error            | no fault ""
                    fault cut before=1     | cannot read "before=1" here
                    header x-only          | a header has a name and a value
                    usage tokens=1         | cannot read "tokens=1" here
                    """)
    void saysWhichLineItDoesNotUnderstand(String line, String problem) {
        assertThatThrownBy(() -> Script.of("answer fine\n" + line))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("sandbox script, line 2: ")
                .hasMessageContaining(problem);
    }

    private static Fault fault(String line) {
        return Script.of(line).step(0).fault().orElseThrow();
    }
}
