package dev.antigravity.sandbox.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats a drawing can be written in.
public enum FileFormat {
    PNG {
        @Override
        public byte[] write(Drawing drawing) {
            return RasterFile.png(drawing);
        }
    },
    JPEG {
        @Override
        public byte[] write(Drawing drawing) {
            return RasterFile.jpeg(drawing);
        }
    },
    WEBP {
        @Override
        public byte[] write(Drawing drawing) {
            return WebpFile.write(drawing);
        }
    };

    /// The drawing as a file.
    public abstract byte[] write(Drawing drawing);

    /// What APIs call it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(FileFormat::word).toList();
    }
}
