package dev.antigravity.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/// Runs a keychain's command line tool once, with its input through a pipe.
final class KeychainCommand {
    /// Long enough for a person to answer the keychain's own question.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern ONE_PLAIN_WORD = Pattern.compile("[A-Za-z0-9+/=._][A-Za-z0-9+/=._-]*");

    private KeychainCommand() {}

    /// @param complaint what the command said about an error, without its end of line
    record Result(int exitCode, Secret output, String complaint) {}

    static Result run(String keychain, List<String> command, Secret input) {
        try {
            var process = new ProcessBuilder(command).start();
            try {
                return converse(keychain, process, input);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new KeychainException(keychain + " cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeychainException("interrupted while asking " + keychain, e);
        }
    }

    private static Result converse(String keychain, Process process, Secret input)
            throws IOException, InterruptedException {
        var output = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()), Thread.ofVirtual()::start);
        var complaint = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()), Thread.ofVirtual()::start);
        try (var pipe = process.getOutputStream()) {
            pipe.write(input.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It did not want to read; its exit code says why.
        }
        if (!process.waitFor(PATIENCE)) {
            throw new KeychainException(keychain + " did not answer within " + PATIENCE.toSeconds() + " seconds");
        }
        return new Result(
                process.exitValue(),
                Secret.of(output.join().strip()),
                complaint.join().strip());
    }

    private static String drain(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// What can be written into any tool's language without quoting.
    static String plainWord(String text) {
        if (!ONE_PLAIN_WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("a keychain takes letters, digits and + / = . _ - only");
        }
        return text;
    }
}
