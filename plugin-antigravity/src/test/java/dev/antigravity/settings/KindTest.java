package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "500ms, PT0.5S", "2m, PT2M", "1h30m, PT1H30M", "1h2m3s, PT1H2M3S", "90s, PT1M30S"})
    void readsTimes(String text, Duration duration) {
        assertThat(Kind.DURATION.read().apply(text)).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"0s, 0s", "90s, 1m30s", "1500ms, 1500ms", "60m, 1h"})
    void showsTimesAsTheyAreWritten(String text, String shown) {
        assertThat(Kind.DURATION.read().apply(text).map(Kind.DURATION.show())).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.5s", "1s1m", "1 s", "9999999999s", "1w", "1D"})
    void refusesWhatIsNoTime(String text) {
        assertThat(Kind.DURATION.read().apply(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "50MB, 50000000",
        "64KB, 64000",
        "1GiB, 1073741824",
        "2MiB, 2097152",
        "1KiB, 1024",
        "7B, 7",
        "1GB, 1000000000"
    })
    void readsSizes(String text, long bytes) {
        assertThat(Kind.BYTES.read().apply(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "MB", "1.5MB", "-1MB", "50mb", "1TB", "9999999999GB"})
    void refusesWhatIsNoSize(String text) {
        assertThat(Kind.BYTES.read().apply(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h", "https://h:8443/a/b/", "http://[::1]:80", "HTTPS://h"})
    void readsAddresses(String text) {
        assertThat(Address.SERVICE.read().apply(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h",
                "//h",
                "ftp://h",
                "http://",
                "http:///p",
                "http://u@h",
                "http://h?q",
                "http://h#f",
                "http://h:99999",
                "http://a b"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(Address.SERVICE.read().apply(text)).isEmpty();
    }

    @Test
    void sendsSecretsOverHttpOnThisMachineOnly() {
        assertThat(Address.ENDPOINT.read().apply("http://127.0.0.1:1/token")).isPresent();
        assertThat(Address.ENDPOINT.read().apply("http://[::1]/token")).isPresent();
        assertThat(Address.ENDPOINT.read().apply("https://login.example.com/token?tenant=1"))
                .isPresent();
        assertThat(Address.ENDPOINT.read().apply("http://login.example.com/token"))
                .isEmpty();
        assertThat(Address.ENDPOINT.read().apply("http://127.0.0.1.example.com/token"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.2", "example.com", "127.0.0.256", "localhost.example.com"})
    void listensOnThisMachineOnly(String host) {
        assertThat(Address.LOOPBACK.read().apply(host)).isEmpty();
        assertThat(Address.LOOPBACK.read().apply("127.0.0.1")).isPresent();
    }
}
