package dev.antigravity.image;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.settings.StyleSettings;
import dev.antigravity.spelling.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The styles there are: those that come with us, and the user's own, one readable file for each version.
public final class StyleLibrary {
    private static final List<String> BUILT_IN =
            List.of("blueprint", "icon", "isometric", "line-art", "photo", "pixel-art", "poster", "watercolor");
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final DurableFiles files;

    /// @param folder of the user's own; need not be there
    public StyleLibrary(Path folder, DurableFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /// @param text as its file says it
    /// @param file empty if it comes with us
    public record Kept(StyleSettings style, String text, Optional<Path> file) {
        public String origin() {
            return file.map(Path::toString).orElse("built in");
        }
    }

    /// The newest version of each, by name.
    ///
    /// @throws dev.antigravity.settings.SettingsException if a file of the user's is no style
    public List<Kept> newest() throws IOException {
        var newest = new TreeMap<String, Kept>();
        for (var kept : all()) {
            newest.merge(kept.style().name(), kept, StyleLibrary::newer);
        }
        return List.copyOf(newest.values());
    }

    private static Kept newer(Kept one, Kept other) {
        return other.style().version() > one.style().version() ? other : one;
    }

    /// @param reference a name, which is its newest version, or `name@version`
    /// @throws StyleException if there is none
    public Kept find(String reference) throws IOException {
        var parts = reference.split("@", 2);
        var versions = versions(parts[0]);
        if (versions.isEmpty()) {
            var names = newest().stream().map(kept -> kept.style().name()).toList();
            throw new StyleException("There is no style \"" + parts[0] + "\"."
                    + NearestName.of(parts[0], names)
                            .map(near -> " Did you mean " + near + "?")
                            .orElse(" There are " + String.join(", ", names) + "."));
        }
        if (parts.length == 1) {
            return versions.getLast();
        }
        return versions.stream()
                .filter(kept -> kept.style().reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new StyleException("There is no version " + parts[1] + " of " + parts[0]
                        + ". There is "
                        + String.join(
                                ", ",
                                versions.stream()
                                        .map(kept -> kept.style().reference())
                                        .toList())
                        + "."));
    }

    /// All versions of a style, the newest last.
    public List<Kept> versions(String name) throws IOException {
        return all().stream()
                .filter(kept -> kept.style().name().equals(name))
                .sorted(Comparator.comparingInt(kept -> kept.style().version()))
                .toList();
    }

    /// Keeps a style as the next version of its name.
    public Kept add(StyleSettings style) throws IOException {
        var versions = versions(style.name());
        var next = versions.isEmpty() ? 1 : versions.getLast().style().version() + 1;
        var numbered =
                new StyleSettings(style.name(), next, style.about(), style.prompt(), style.avoid(), style.defaults());
        return keep(numbered, numbered.yaml());
    }

    /// Keeps a style that somebody else has written, byte for byte.
    ///
    /// @throws dev.antigravity.settings.SettingsException if the file is no style
    /// @throws StyleException                            if there is another of the same name and version
    public Kept take(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new StyleException(file + " does not exist.");
        }
        var text = Files.readString(file);
        var style = StyleSettings.read(text, file);
        for (var known : versions(style.name())) {
            if (known.style().version() == style.version()) {
                if (known.style().equals(style)) {
                    return known;
                }
                throw new StyleException(style.reference() + " is there and says something else (" + known.origin()
                        + "). Give the changed style another version.");
            }
        }
        return keep(style, text);
    }

    private Kept keep(StyleSettings style, String text) throws IOException {
        OwnerOnly.createFolder(folder);
        var file = folder.resolve(style.reference() + ENDING);
        files.write(file, text.getBytes(StandardCharsets.UTF_8), DurableFiles.Access.AS_BEFORE);
        return new Kept(style, text, Optional.of(file));
    }

    /// Forgets a style of the user's: one version, or all of them.
    ///
    /// @return the files that are gone
    /// @throws StyleException if there is none, or if it comes with us
    public List<Path> remove(String reference) throws IOException {
        var found = find(reference);
        var doomed = reference.contains("@") ? List.of(found) : versions(reference);
        var gone = new ArrayList<Path>();
        for (var kept : doomed) {
            if (kept.file().isPresent()) {
                files.delete(kept.file().get());
                gone.add(kept.file().get());
            }
        }
        if (gone.isEmpty()) {
            throw new StyleException(
                    found.style().reference() + " is built in and stays. Only your own can be removed.");
        }
        return gone;
    }

    private List<Kept> all() throws IOException {
        var all = new ArrayList<Kept>();
        BUILT_IN.forEach(name -> all.add(builtIn(name)));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> own = Files.list(folder)) {
                for (var file : own.filter(StyleLibrary::isStyle).sorted().toList()) {
                    all.add(own(file));
                }
            }
        }
        return all;
    }

    private static boolean isStyle(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    private static Kept own(Path file) throws IOException {
        var text = Files.readString(file);
        var style = StyleSettings.read(text, file);
        if (!file.getFileName().toString().equals(style.reference() + ENDING)) {
            throw new StyleException(file + " holds the style " + style.reference() + ". Call the file "
                    + style.reference() + ENDING + ", or take it in with styles import.");
        }
        return new Kept(style, text, Optional.of(file));
    }

    private static Kept builtIn(String name) {
        var resource = "styles/" + name + ENDING;
        try (var in = StyleLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from this build");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Kept(StyleSettings.read(text, Path.of(resource)), text, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
