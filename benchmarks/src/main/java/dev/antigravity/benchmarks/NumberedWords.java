package dev.antigravity.benchmarks;

/// Looks at a stream's bytes, however they are cut: counts events by their blank lines, and follows the numbers of the
/// words in its text.
final class NumberedWords {
    private static final byte[] WORD = {' ', 'w', 'o', 'r', 'd'};

    private long events;
    private byte last;
    private int matched;
    private long number = -1;
    private long next;
    private boolean inOrder = true;

    void see(byte[] bytes, int count) {
        for (var i = 0; i < count; i++) {
            var b = bytes[i];
            if (b == '\n' && last == '\n') {
                events++;
            }
            last = b;
            follow(b);
        }
    }

    private void follow(byte b) {
        if (matched == WORD.length) {
            if (b >= '0' && b <= '9') {
                number = Math.max(number, 0) * 10 + b - '0';
                return;
            }
            inOrder &= number == next;
            next++;
            number = -1;
            matched = 0;
        }
        matched = b == WORD[matched] ? matched + 1 : b == WORD[0] ? 1 : 0;
    }

    long events() {
        return events;
    }

    boolean areInOrder() {
        return inOrder;
    }
}
