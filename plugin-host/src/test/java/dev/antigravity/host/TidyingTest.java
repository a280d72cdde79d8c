package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TidyingTest {
    private final FakeHeap heap = new FakeHeap();
    private final Tidying tidying = new Tidying(heap);

    private static final class FakeHeap implements Tidying.Heap {
        private long committed = 16 << 20;
        private long used = 10 << 20;
        private int collections;

        @Override
        public long committedBytes() {
            return committed;
        }

        @Override
        public long usedBytes() {
            return used;
        }

        @Override
        public void collect() {
            collections++;
            used = 10 << 20;
        }

        private void rush() {
            committed = 400 << 20;
            used = 300 << 20;
        }
    }

    @Test
    void leavesASmallHeapAlone() {
        tidying.look();
        tidying.look();

        assertThat(heap.collections).isZero();
    }

    @Test
    void leavesABusyHeapAlone() {
        heap.rush();
        tidying.look();
        heap.used = 100 << 20;
        tidying.look();

        assertThat(heap.collections).isZero();
    }

    @Test
    void collectsOnceAfterEachRush() {
        heap.rush();
        tidying.look();
        tidying.look();
        tidying.look();
        assertThat(heap.collections).isEqualTo(1);

        heap.rush();
        tidying.look();
        tidying.look();
        assertThat(heap.collections).isEqualTo(2);
    }
}
