package dev.antigravity.envfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvEditorTest {
    /// Text before, new value of K, text after.
    static final List<Arguments> EDITS = List.of(
            Arguments.of("  export K = old   # why\r\nL=1\r\n", "new", "  export K = new   # why\r\nL=1\r\n"),
            Arguments.of("K: old\n", "new", "K: new\n"),
            Arguments.of("K='old' # c\n", "it is", "K='it is' # c\n"),
            Arguments.of("K='old'\n", "it's", "K=\"it's\"\n"),
            Arguments.of("K=\"old\"\n", "C:\\new", "K='C:\\new'\n"),
            Arguments.of("K=`old`\n", "new", "K=`new`\n"),
            Arguments.of("K=old\n", "two words", "K='two words'\n"),
            Arguments.of("K=two words # c\n", "three new words", "K=three new words # c\n"),
            Arguments.of("K=old\n", "a#b", "K='a#b'\n"),
            Arguments.of("K=old\n", "it's \"so\"", "K=`it's \"so\"`\n"),
            Arguments.of("K=\"old\nlines\" # c\nL=1\n", "one", "K=\"one\" # c\nL=1\n"),
            Arguments.of("K=old\r\n", "two\nlines", "K=\"two\r\nlines\"\r\n"),
            Arguments.of("K=old\n", "a\n$b", "K='a\n$b'\n"),
            Arguments.of("K=1\n#K=2\nK=3\n", "new", "K=1\n#K=2\nK=new\n"),
            Arguments.of("K=\nL=1\n", "new", "K=new\nL=1\n"),
            Arguments.of("K=   # none yet\n", "new", "K=new   # none yet\n"),
            Arguments.of("K=#none yet\n", "new", "K=new #none yet\n"),
            Arguments.of("K=old", "", "K="),
            Arguments.of("K=old\nx", "same\tkey", "K='same\tkey'\nx"),
            Arguments.of("K=\n'old'\n", "new", "K=\n'new'\n"),
            Arguments.of("K=\"open\nL=1\n", "new", "K=new\nL=1\n"),
            Arguments.of("#K=old\nL=1\r\nM=2\r\n", "new", "#K=old\nL=1\r\nM=2\r\nK=new\r\n"),
            Arguments.of("L=1", "new", "L=1\nK=new\n"),
            Arguments.of("L:\n", "new", "L:\n\nK=new\n"),
            Arguments.of("", "new", "K=new\n"),
            Arguments.of("\uFEFF", "new", "\uFEFFK=new\n"),
            Arguments.of("L=1\rM=2", "new", "L=1\rM=2\rK=new\r"),
            Arguments.of("K=old", "encrypted?", "K='encrypted?'"));

    @ParameterizedTest
    @FieldSource("EDITS")
    void changesTheValueAndNothingElse(String before, String value, String after) {
        assertThat(set(before, "K", value)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"K=v", "K=\"v\"\n", "K=1\nK: v # c\r", "export K='v'"})
    void leavesAFileThatSaysSoAlready(String text) {
        assertThat(set(text, "K", "v")).isEqualTo(text);
    }

    /// Text before and after K is unset.
    static final List<Arguments> UNSETS = List.of(
            Arguments.of("A=1\n  export K='x\ny' # c\nB=2\n", "A=1\nB=2\n"),
            Arguments.of("K=1\nA=1\r\nK=2\r\n", "A=1\r\n"),
            Arguments.of("\uFEFFK=1\nA=1", "\uFEFFA=1"),
            Arguments.of("A=1\nK=1", "A=1\n"),
            Arguments.of("#K=1\nA=1\n", "#K=1\nA=1\n"),
            Arguments.of("K=1", ""),
            Arguments.of("A=1\nK=1\n# about B\nB=1\n", "A=1\n# about B\nB=1\n"));

    @ParameterizedTest
    @FieldSource("UNSETS")
    void removesEveryLineOfAKey(String before, String after) {
        var editor = new DotenvEditor(DotenvText.of(before));
        editor.unset("K");
        assertThat(editor.file().text()).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A B", "A=B", "ä", "A\n", "__proto__", "$A", "A\u0000"})
    void refusesWhatIsNoKey(String key) {
        assertThatThrownBy(() -> EnvChanges.none().set(key, "v")).isInstanceOf(BadEnvKeyException.class);
        assertThatThrownBy(() -> EnvChanges.none().unset(key)).isInstanceOf(BadEnvKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "a.b", "a-b", "-", "."})
    void takesOddKeysOnlyWhereTheyAreAlready(String key) {
        assertThatThrownBy(() -> set("A=1\n", key, "v")).isInstanceOf(BadEnvKeyException.class);
        assertThat(set(key + "=old\n", key, "v")).isEqualTo(key + "=v\n");
    }

    @Test
    void aComplaintAboutAKeyDoesNotRepeatWhatMayBeASecret() {
        assertThatThrownBy(() -> EnvChanges.none().unset("MY KEY=sk-canary"))
                .message()
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\rb", "\u001B[0m", "\u007F", "\u0085", "half \uD83D of it", "\uDE00"})
    void refusesCharactersThatAnEnvFileCannotCarry(String value) {
        assertThatThrownBy(() -> EnvChanges.none().set("KEY", value))
                .isInstanceOf(UnrepresentableValueException.class)
                .hasMessageStartingWith("KEY: ")
                .hasMessageContaining("U+");
    }

    @Test
    void refusesAValueThatNoQuotingCanCarry() {
        assertThatThrownBy(() -> set("K=old\n", "K", "'canary\" `"))
                .isInstanceOf(UnrepresentableValueException.class)
                .hasMessageStartingWith("K: ")
                .message()
                .doesNotContain("canary");
    }

    @Test
    void choosesQuotesThatDoNotCloseSomebodyElses() {
        assertThat(set("A='open\nK=x\n", "K", "#1")).isEqualTo("A='open\nK=\"#1\"\n");
    }

    @Test
    void refusesRatherThanChangeWhatAnotherKeyMeans() {
        assertThatThrownBy(() -> set("A='open\nB=\"open\nC=`open\nK=x\n", "K", "#1"))
                .isInstanceOf(UnrepresentableValueException.class)
                .hasMessageContaining("line 1: A: the quote is never closed");
    }

    private static String set(String text, String key, String value) {
        var editor = new DotenvEditor(DotenvText.of(text));
        editor.set(key, value);
        return editor.file().text();
    }

    @Provide
    Arbitrary<String> texts() {
        return DotenvTexts.any();
    }

    @Provide
    Arbitrary<String> textsWithKeys() {
        return DotenvTexts.any().filter(text -> !DotenvText.of(text).values().isEmpty());
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "v",
                        "",
                        "http://127.0.0.1:8317",
                        "a b",
                        "it's",
                        "say \"hi\"",
                        "a#b",
                        "$X",
                        "C:\\new",
                        "C:\\dir\\",
                        " x ",
                        "ä😀\u2028\uFEFF"),
                Arbitraries.strings().withChars("ab'\"`#\\n= \n\t$:").ofMaxLength(8));
    }

    @Property(tries = 2_000)
    void changesOneValueInPlaceOrRefuses(
            @ForAll("textsWithKeys") String text,
            @ForAll @IntRange(max = 9) int choice,
            @ForAll("values") String value) {
        var before = DotenvText.of(text);
        var keys = List.copyOf(before.values().keySet());
        var key = keys.get(choice % keys.size());
        Assume.that(!value.equals(before.values().get(key)));
        var live = before.liveAssignment(key).orElseThrow();
        try {
            var after = DotenvText.of(set(text, key, value));

            assertThat(after.values()).isEqualTo(with(before, key, value));
            assertThat(after.text())
                    .startsWith(text.substring(0, live.valueFrom()))
                    .endsWith(text.substring(live.valueUntil()));
        } catch (UnrepresentableValueException e) {
            assertThat(hasAllQuotes(value) || isUntidy(before))
                    .as(e.getMessage())
                    .isTrue();
        }
    }

    @Property(tries = 2_000)
    void addsAKeyAtTheEndOrRefuses(@ForAll("texts") String text, @ForAll("values") String value) {
        var before = DotenvText.of(text);
        try {
            var after = DotenvText.of(set(text, "NEW", value));

            assertThat(after.values()).isEqualTo(with(before, "NEW", value));
            assertThat(after.text()).startsWith(text);
        } catch (UnrepresentableValueException e) {
            assertThat(hasAllQuotes(value) || isUntidy(before))
                    .as(e.getMessage())
                    .isTrue();
        }
    }

    @Property(tries = 2_000)
    void unsettingTakesTheLinesOfOneKeyAwayOrRefuses(
            @ForAll("textsWithKeys") String text, @ForAll @IntRange(max = 9) int choice) {
        var before = DotenvText.of(text);
        var keys = List.copyOf(before.values().keySet());
        var key = keys.get(choice % keys.size());
        var expected = new LinkedHashMap<>(before.values());
        expected.remove(key);
        var editor = new DotenvEditor(before);
        try {
            editor.unset(key);

            assertThat(editor.file().values()).isEqualTo(expected);
            assertThat(editor.file().text()).isEqualTo(textWithout(key, before));
        } catch (UnrepresentableValueException e) {
            assertThat(isUntidy(before)).as(e.getMessage()).isTrue();
        }
    }

    private static Map<String, String> with(DotenvText file, String key, String value) {
        var values = new LinkedHashMap<>(file.values());
        values.put(key, value);
        return values;
    }

    /// Such a value has no quotes that can carry it; back-slashes rule out the double ones, one at its end where the
    /// file has another double quote further on.
    private static boolean hasAllQuotes(String value) {
        var noDouble = value.contains("\"") || value.contains("\\n") || value.contains("\\r") || value.endsWith("\\");
        return value.contains("'") && value.contains("`") && noDouble;
    }

    /// Whether a new quote could close one that stands open, or one behind a back-slash.
    private static boolean isUntidy(DotenvText file) {
        return !file.problems().isEmpty() || file.text().matches("(?s).*\\\\['\"`].*");
    }

    private static String textWithout(String key, DotenvText file) {
        var rest = new StringBuilder(file.text());
        file.assignmentsOf(key).reversed().forEach(lines -> rest.delete(lines.from(), lines.until()));
        return rest.toString();
    }
}
