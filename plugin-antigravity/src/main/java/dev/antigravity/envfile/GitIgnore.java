package dev.antigravity.envfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Whether git leaves a file alone, by the `.gitignore` files of its repository and `info/exclude`.
///
/// Source: git-scm.com/docs/gitignore, "Pattern format", read 2026-11.
final class GitIgnore {
    private GitIgnore() {}

    /// Also true if the file is in no repository at all.
    static boolean covers(Path file) {
        var repository = repositoryOf(file);
        return repository.isEmpty() || covers(repository.get(), file);
    }

    private static Optional<Path> repositoryOf(Path file) {
        for (var folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// An ignored folder takes everything in it along, whatever deeper patterns say.
    private static boolean covers(Path repository, Path file) {
        var rules = new ArrayList<>(
                rulesIn(repository.resolve(".git").resolve("info").resolve("exclude"), repository));
        var inside = repository.relativize(file);
        var at = repository;
        for (var part : inside) {
            rules.addAll(rulesIn(at.resolve(".gitignore"), at));
            at = at.resolve(part);
            if (lastWord(rules, at, !at.equals(file))) {
                return true;
            }
        }
        return false;
    }

    private static boolean lastWord(List<Rule> rules, Path path, boolean folder) {
        for (var rule : rules.reversed()) {
            if (rule.isAbout(path, folder)) {
                return !rule.negated();
            }
        }
        return false;
    }

    private record Rule(Path base, Pattern pattern, boolean negated, boolean onlyFolders) {
        boolean isAbout(Path path, boolean folder) {
            var relative = base.relativize(path).toString().replace('\\', '/');
            return (folder || !onlyFolders) && pattern.matcher(relative).matches();
        }
    }

    private static List<Rule> rulesIn(Path file, Path base) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> rule(line, base).stream())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<Rule> rule(String line, Path base) {
        var text = line.replaceFirst("(?<!\\\\)\\s+$", "");
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        var negated = text.startsWith("!");
        text = negated ? text.substring(1) : text;
        var onlyFolders = text.endsWith("/");
        text = onlyFolders ? text.substring(0, text.length() - 1) : text;
        var anchored = text.contains("/");
        text = text.startsWith("/") ? text.substring(1) : text;
        try {
            var pattern = Pattern.compile((anchored ? "" : "(?:.*/)?") + expression(text));
            return Optional.of(new Rule(base, pattern, negated, onlyFolders));
        } catch (PatternSyntaxException _) {
            return Optional.empty(); // A bracket that is never closed matches nothing in git either.
        }
    }

    private static String expression(String glob) {
        var expression = new StringBuilder();
        for (var i = 0; i < glob.length(); i++) {
            var c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                expression.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                expression.append(".*");
                i++;
            } else if (c == '\\' && i + 1 < glob.length()) {
                expression.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else {
                expression.append(
                        switch (c) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            case '[' -> glob.startsWith("[!", i) ? "[^" : "[";
                            case ']' -> "]";
                            case '!' -> i > 0 && glob.charAt(i - 1) == '[' ? "" : "!";
                            case '-' -> "-";
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
        }
        return expression.toString();
    }
}
