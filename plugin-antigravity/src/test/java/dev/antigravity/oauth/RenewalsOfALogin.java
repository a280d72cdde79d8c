package dev.antigravity.oauth;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests around one login whose token is renewed.
@Timeout(60)
abstract class RenewalsOfALogin {
    RenewedLogin login;

    @BeforeEach
    void signIn(@TempDir Path home) throws IOException {
        login = new RenewedLogin(home);
    }

    @AfterEach
    void stop() {
        login.close();
    }
}
