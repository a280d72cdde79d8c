package dev.antigravity.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every variant our model of a conversation has is there because some golden case needs it.
class EveryVariantTest {
    /// Text that came as a file's bytes, made by those who write requests.
    private static final Set<Class<?>> MADE_ON_THE_WAY_OUT = Set.of(MediaSource.PlainText.class);

    private static final Set<Class<?>> MET = new HashSet<>();

    @BeforeAll
    static void playEveryCase() throws IOException {
        for (var golden : GoldenCase.all()) {
            if (!golden.isPassthrough() && CodecExchange.covers(golden)) {
                var exchange = new CodecExchange(golden).play(Integer.MAX_VALUE);
                exchange.request.ifPresent(EveryVariantTest::meet);
                exchange.events.forEach(EveryVariantTest::meet);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ContentBlock.class,
                MediaSource.class,
                Tool.class,
                ToolChoice.class,
                OutputFormat.class,
                StreamEvent.class,
                Delta.class
            })
    void occursInAGoldenCase(Class<?> sealed) {
        assertThat(sealed.getPermittedSubclasses())
                .isNotEmpty()
                .allMatch(variant -> MET.contains(variant) || MADE_ON_THE_WAY_OUT.contains(variant));
    }

    private static void meet(Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(EveryVariantTest::meet);
            case Collection<?> items -> items.forEach(EveryVariantTest::meet);
            case Record some -> {
                MET.add(some.getClass());
                for (var component : some.getClass().getRecordComponents()) {
                    meet(component(component, some));
                }
            }
            default -> {}
        }
    }

    private static Object component(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
