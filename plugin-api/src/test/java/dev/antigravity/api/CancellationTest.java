package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> heard = new ArrayList<>();

    @Test
    void tellsEverybodyOnceInOrder() {
        cancellation.onCancel(() -> heard.add("first"));
        cancellation.onCancel(() -> heard.add("second"));

        cancellation.cancel();
        cancellation.cancel();

        assertThat(heard).containsExactly("first", "second");
        assertThatThrownBy(cancellation::throwIfCancelled).isInstanceOf(CancelledException.class);
    }

    @Test
    void forgetsWhoeverNoLongerListens() {
        cancellation.onCancel(() -> heard.add("gone")).close();

        cancellation.cancel();

        assertThat(heard).isEmpty();
    }

    @Test
    void tellsLatecomersAtOnce() {
        cancellation.cancel();
        cancellation.onCancel(() -> heard.add("late"));

        assertThat(heard).containsExactly("late");
    }
}
