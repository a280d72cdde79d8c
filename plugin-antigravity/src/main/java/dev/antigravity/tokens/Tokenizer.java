package dev.antigravity.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.lang.ref.SoftReference;

/// Cuts text into tokens. An encoding costs a third of a second and 30 MB, so it is read when it is first needed and
/// let go when memory runs short. Thread-safe.
final class Tokenizer {
    /// A longer text is counted in pieces: a token more or less at each seam, and no piece without a space can take
    /// long.
    private static final int PIECE = 16_384;

    private SoftReference<EncodingRegistry> encodings = new SoftReference<>(null);

    long count(EncodingType encoding, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        var tokenizer = encodings().getEncoding(encoding);
        var count = 0L;
        for (var from = 0; from < text.length(); ) {
            var until = end(text, from);
            count += tokenizer.countTokensOrdinary(text.substring(from, until));
            from = until;
        }
        return count;
    }

    /// The end of the piece that starts here, in front of a space if there is one.
    private static int end(String text, int from) {
        var most = Math.min(text.length(), from + PIECE);
        if (most == text.length()) {
            return most;
        }
        var space = text.lastIndexOf(' ', most);
        if (space > from) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private synchronized EncodingRegistry encodings() {
        var held = encodings.get();
        if (held == null) {
            held = Encodings.newLazyEncodingRegistry();
            encodings = new SoftReference<>(held);
        }
        return held;
    }
}
