package dev.antigravity.host.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Writes no line with anything in it that looks like a credential. Types that print as `***` come first; this is for
/// what others say, a vendor's message or an exception's.
final class DiscreetEncoder extends PatternLayoutEncoder {
    private static final Pattern SHAPED = Pattern.compile("\\b(?:sk|pk|rk|ag|gsk|xai|hf|glpat|github_pat|gh[opsur])"
            + "[-_][\\w-]{8,}|\\bAIza[\\w-]{20,}|\\bya29\\.[\\w.-]+|\\beyJ[\\w-]+\\.[\\w.-]+");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:api[-_]?key|(?:access|refresh|id|auth)[-_]token|secret|password|passphrase|code_verifier)"
                    + "[\"']?\\s*[=:]\\s*[\"']?|\\bbearer\\s+|[?&#](?:code|state|key)=)[^\\s\"'&,;}]+");

    @Override
    public byte[] encode(ILoggingEvent event) {
        return withoutSecrets(new String(super.encode(event), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String withoutSecrets(String line) {
        return NAMED.matcher(SHAPED.matcher(line).replaceAll("***")).replaceAll("$1***");
    }
}
