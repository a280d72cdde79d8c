import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Formats every `.java` file below a folder, or says which are not formatted.
///
/// Run by the build as `java Format.java apply|check ROOT STAMP`. Files older than the stamp were formatted by an
/// earlier run and are skipped.
final class Format {
    private static final JavaFormatterOptions OPTIONS = JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build();

    private static final int WIDTH = 120;

    private Format() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var check = arguments[0].equals("check");
        var root = Path.of(arguments[1]).normalize();
        var stamp = Path.of(arguments[2]);
        var since = Files.exists(stamp) && !check ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);

        var changed = new ArrayList<Path>();
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var jobs = new ArrayList<Callable<Path>>();
            for (var file : javaFiles(root)) {
                if (Files.getLastModifiedTime(file).compareTo(since) > 0) {
                    jobs.add(() -> {
                        try {
                            return format(file, check) ? file : null;
                        } catch (FormatterException e) {
                            throw new IllegalStateException(root.relativize(file) + ": " + e.getMessage(), e);
                        }
                    });
                }
            }
            for (var done : workers.invokeAll(jobs)) {
                if (done.get() != null) {
                    changed.add(root.relativize(done.get()));
                }
            }
        }
        if (check && !changed.isEmpty()) {
            changed.forEach(file -> System.err.println("not formatted: " + file));
            System.err.println("Run `mvn process-sources` and commit the result.");
            System.exit(1);
        }
        changed.forEach(file -> System.out.println("formatted " + file));
        Files.createDirectories(stamp.getParent());
        Files.writeString(stamp, "");
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().matches(".*(^|[/\\\\])(target|node_modules)[/\\\\].*"))
                    .filter(file -> !file.getFileName().toString().equals("Format.java"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean format(Path file, boolean check) throws IOException, FormatterException {
        var before = Files.readString(file);
        var tidy = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(wrapDocumentation(before)), JavaFormatterOptions.Style.PALANTIR);
        var after = Formatter.createFormatter(OPTIONS).formatSource(tidy);
        if (after.equals(before)) {
            return false;
        }
        if (!check) {
            Files.writeString(file, after);
        }
        return true;
    }

    /// The formatter loses the marks of a documentation line that it has to wrap, so none may be left to it. What does
    /// not fit moves to the next line of the paragraph.
    private static String wrapDocumentation(String source) {
        var lines = new ArrayDeque<>(source.lines().toList());
        var wrapped = new ArrayList<String>();
        while (!lines.isEmpty()) {
            var line = lines.pop();
            var space = line.strip().startsWith("///") ? line.lastIndexOf(' ', WIDTH) : -1;
            var margin = line.substring(0, Math.max(line.indexOf("///"), 0)) + "/// ";
            if (line.length() <= WIDTH || space <= margin.length()) {
                wrapped.add(line);
                continue;
            }
            wrapped.add(line.substring(0, space).stripTrailing());
            var rest = margin + line.substring(space + 1);
            var continued = !lines.isEmpty() && goesOn(lines.peek(), margin);
            lines.push(continued ? rest + " " + lines.pop().substring(margin.length()) : rest);
        }
        return String.join("\n", wrapped) + "\n";
    }

    /// Whether a line is more prose of the paragraph before it: no list, table, heading, tag or code.
    private static boolean goesOn(String line, String margin) {
        return line.startsWith(margin)
                && line.substring(margin.length()).matches("[\\p{Alpha}`(\\[].*")
                && !line.startsWith("```", margin.length());
    }
}
