package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Credential;
import dev.antigravity.chat.Protocol;
import dev.antigravity.golden.Codecs;
import dev.antigravity.net.Headers;
import dev.antigravity.upstream.FailedAnswer;
import dev.antigravity.upstream.FailureSorter;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every status with every shape of a body, from every kind of upstream: whose fault it counts as. One table a protocol
/// under `src/test/resources/faults`; `-Dgolden.bless=true` writes them anew.
class FaultTableTest {
    private static final Path FOLDER = Path.of("src/test/resources/faults");

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void isAsTheTableSays(Protocol protocol) throws IOException {
        var table = table(protocol);
        var file = FOLDER.resolve(protocol.id() + ".txt");
        if (Boolean.getBoolean("golden.bless")) {
            Files.writeString(file, table);
        }
        assertThat(table).isEqualTo(Files.readString(file));
    }

    private static String table(Protocol protocol) {
        var head = Stream.concat(
                Stream.of("status"), Arrays.stream(ErrorBodyShape.values()).map(ErrorBodyShape::word));
        var rows = ErrorBodyShape.STATUSES.stream().map(status -> row(protocol, status));
        return Stream.concat(Stream.of(head.toList()), rows)
                .map(cells -> cells.stream()
                        .map("%-13s"::formatted)
                        .collect(Collectors.joining())
                        .strip())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> row(Protocol protocol, int status) {
        var faults = Arrays.stream(ErrorBodyShape.values()).map(shape -> word(fault(protocol, status, shape)));
        return Stream.concat(Stream.of(Integer.toString(status)), faults).toList();
    }

    private static UpstreamFailure fault(Protocol protocol, int status, ErrorBodyShape shape) {
        var body = shape.body(protocol, status);
        var headers = Map.of("content-type", shape.type());
        var error = Codecs.upstream(protocol).decodeError(status, headers, body);
        var failed = new FailedAnswer(status, Headers.of(headers), body, error);
        return FailureSorter.sort(failed, new Credential.None(), Instant.EPOCH);
    }

    private static String word(UpstreamFailure failure) {
        return switch (failure) {
            case UpstreamFailure.CallerMistake _ -> "caller";
            case UpstreamFailure.TooLong _ -> "too long";
            case UpstreamFailure.Throttled _ -> "throttled";
            case UpstreamFailure.Exhausted _ -> "exhausted";
            case UpstreamFailure.CredentialRejected _ -> "rejected";
            case UpstreamFailure.ModelMissing _ -> "no model";
            case UpstreamFailure.Overloaded(var _, var _, var busy) -> busy ? "busy" : "broken";
            case UpstreamFailure.Unreadable _ -> "unreadable";
            case UpstreamFailure.Unreachable _ -> "unreachable";
            case UpstreamFailure.NoCredential _ -> "no credential";
        };
    }
}
