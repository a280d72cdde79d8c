package dev.antigravity.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.http.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrompterTest {
    private static final Target TARGET = new Target("work", "/anthropic/v1/messages", "sandbox-claude-opus", true);
    private static final Spoken ASK = user("Do it.\n[sandbox]\nanswer one\n---\nanswer two\n[/sandbox]\nThanks.");

    private final Rules rules = new Rules();
    private final Prompter prompter = new Prompter(rules);

    @Test
    void countsTheModelsTurnsSinceTheBlock() {
        assertThat(said(ASK)).isEqualTo("one");
        assertThat(said(ASK, model("one"), user(""))).isEqualTo("two");
        assertThat(said(ASK, model("one"), user("a picture follows"))).isEqualTo("two");
    }

    @Test
    void leavesTheModelAloneBehindTheLastStep() {
        assertThat(said(ASK, model("one"), user(""), model("two"), user("and now?")))
                .isEmpty();
    }

    @Test
    void takesTheNewestBlock() {
        assertThat(said(ASK, model("one"), user("[sandbox]answer other[/sandbox]")))
                .isEqualTo("other");
    }

    @Test
    void doesNotTakeOrdersFromTheModelItself() {
        assertThat(said(user("hi"), model("[sandbox]\nanswer wrong\n[/sandbox]"), user("go on")))
                .isEmpty();
    }

    @Test
    void doesNotCountATurnTheModelIsToGoOnWith() {
        assertThat(said(ASK, model("on"))).isEqualTo("one");
    }

    @Test
    void prefersTheHeader() {
        rules.always("answer rule");
        var step = prompter.stepFor(
                TARGET, Headers.of("x-sandbox-script", "think 1+1%0Aanswer 100%25 header"), List.of(ASK));

        assertThat(step.directives()).containsExactly(new Directive.Think("1+1"), new Directive.Say("100% header"));
    }

    @Test
    void asksTheRulesLast() {
        rules.next("answer rule");

        assertThat(said(ASK)).isEqualTo("one");
        assertThat(said(user("hi"))).isEqualTo("rule");
        assertThat(said(user("hi"))).isEmpty();
    }

    @Test
    void playsTheStepsOfARuleInTurn() {
        rules.add(Rule.always("answer a\n---\nanswer b").times(2));

        assertThat(List.of(said(user("1")), said(user("2")), said(user("3")), said(user("4")), said(user("5"))))
                .containsExactly("a", "b", "a", "b", "");
    }

    @Test
    void appliesRulesOnlyWhereTheyAreFor() {
        rules.add(Rule.always("answer home").forAccount("home"));
        rules.add(Rule.always("answer other").forModel("other"));
        rules.add(Rule.always("answer models").onPath("/anthropic/v1/models"));

        assertThat(said(user("hi"))).isEmpty();
        assertThat(prompter.stepFor(Target.ofPath("/anthropic/v1/models").by("work"), Headers.NONE, List.of())
                        .directives())
                .containsExactly(new Directive.Say("models"));
        assertThat(prompter.stepFor(TARGET.by("home"), Headers.NONE, List.of(user("hi")))
                        .directives())
                .containsExactly(new Directive.Say("home"));
    }

    @Test
    void keepsRulesWithoutAPathFromRequestsNoModelAnswers() {
        rules.next("fault close");

        assertThat(prompter.stepFor(Target.ofPath("/oauth/token"), Headers.NONE, List.of()))
                .isEqualTo(Step.EMPTY);
        assertThat(rules.all()).hasSize(1);
    }

    @Test
    void letsAFaultStrikeAsOftenAsItSays() {
        var ask = user("[sandbox]\nfault 529 times=2\nanswer fine\n[/sandbox]");

        assertThat(stepFor(ask).fault()).isPresent();
        assertThat(stepFor(ask).fault()).isPresent();
        assertThat(stepFor(ask).directives()).containsExactly(new Directive.Say("fine"));
    }

    private Step stepFor(Spoken... conversation) {
        return prompter.stepFor(TARGET, Headers.NONE, List.of(conversation));
    }

    private String said(Spoken... conversation) {
        return stepFor(conversation)
                .last(Directive.Say.class)
                .map(Directive.Say::text)
                .orElse("");
    }

    private static Spoken user(String text) {
        return new Spoken(false, text);
    }

    private static Spoken model(String text) {
        return new Spoken(true, text);
    }
}
