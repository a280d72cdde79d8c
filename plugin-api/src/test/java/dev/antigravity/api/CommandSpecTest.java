package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandSpecTest {
    @Test
    void saysHowItIsTyped() {
        var spec = CommandSpec.of("antigravity", "env set")
                .parameter(
                        ParameterSpec.optional("entries", "KEY=VALUE", "what").asRepeated())
                .option(OptionSpec.value("unset", "KEY", "which not").asRepeatable())
                .option(OptionSpec.flag("yes", "without asking").orShort("y"))
                .build();

        assertThat(spec.usage()).isEqualTo("antigravity env set [KEY=VALUE…] [--unset KEY…] [--yes]");
        assertThat(CommandSpec.of("help", "").build().usage()).isEqualTo("help");
    }

    @Test
    void refusesNamesThatCannotBeToldApart() {
        var twice = CommandSpec.of("a", "b")
                .option(OptionSpec.flag("all", ""))
                .parameter(ParameterSpec.required("all", "ALL", ""));
        var common = CommandSpec.of("a", "b").option(OptionSpec.flag("json", ""));

        assertThatThrownBy(twice::build).hasMessage("two arguments are called all");
        assertThatThrownBy(common::build).hasMessage("two arguments are called json");
    }

    @Test
    void refusesParametersThatCouldNeverBeReached() {
        var afterRepeated = CommandSpec.of("a", "b")
                .parameter(ParameterSpec.required("x", "X", "").asRepeated())
                .parameter(ParameterSpec.required("y", "Y", ""));
        var afterOptional = CommandSpec.of("a", "b")
                .parameter(ParameterSpec.optional("x", "X", ""))
                .parameter(ParameterSpec.required("y", "Y", ""));

        assertThatThrownBy(afterRepeated::build).hasMessage("nothing can follow X…");
        assertThatThrownBy(afterOptional::build).hasMessage("Y would never be reached");
    }
}
