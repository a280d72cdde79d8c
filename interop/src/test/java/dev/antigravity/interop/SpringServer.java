package dev.antigravity.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/// A Spring Authorization Server with one client and one user, on a free port of this machine.
final class SpringServer implements AutoCloseable {
    static final String CLIENT = "antigravity";
    static final String CLIENT_SECRET = "client-secret";
    static final String USER = "ada";
    static final String PASSWORD = "lovelace";

    private static final String REGISTRATION = "spring.security.oauth2.authorizationserver.client.one.";

    private final ConfigurableApplicationContext context;
    private final URI issuer;

    private SpringServer(ConfigurableApplicationContext context, URI issuer) {
        this.context = context;
        this.issuer = issuer;
    }

    static SpringServer start() throws IOException {
        var port = freePort();
        var issuer = URI.create("http://127.0.0.1:" + port);
        var application = new SpringApplication(Server.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", port),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("logging.level.root", "warn"),
                Map.entry("spring.security.user.name", USER),
                Map.entry("spring.security.user.password", PASSWORD),
                Map.entry("spring.security.oauth2.authorizationserver.issuer", issuer.toString()),
                Map.entry(REGISTRATION + "registration.client-id", CLIENT),
                Map.entry(REGISTRATION + "registration.client-secret", "{noop}" + CLIENT_SECRET),
                Map.entry(REGISTRATION + "registration.client-authentication-methods", "client_secret_basic"),
                Map.entry(
                        REGISTRATION + "registration.authorization-grant-types",
                        "authorization_code,refresh_token,urn:ietf:params:oauth:grant-type:device_code"),
                Map.entry(REGISTRATION + "registration.redirect-uris", "http://127.0.0.1/callback"),
                Map.entry(REGISTRATION + "registration.scopes", "models"),
                Map.entry(REGISTRATION + "require-proof-key", "true"),
                Map.entry(REGISTRATION + "require-authorization-consent", "true"),
                Map.entry(REGISTRATION + "token.access-token-time-to-live", "5m"),
                Map.entry(REGISTRATION + "token.reuse-refresh-tokens", "false")));
        return new SpringServer(application.run(), issuer);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {
        @Bean
        OAuth2AuthorizationService authorizations() {
            return new InMemoryOAuth2AuthorizationService();
        }

        @Bean
        @Order(1)
        SecurityFilterChain authorizationServer(HttpSecurity http) throws Exception {
            http.oauth2AuthorizationServer(server -> {
                http.securityMatcher(server.getEndpointsMatcher());
                server.deviceAuthorizationEndpoint(Customizer.withDefaults())
                        .deviceVerificationEndpoint(Customizer.withDefaults());
            });
            http.authorizeHttpRequests(any -> any.anyRequest().authenticated());
            http.exceptionHandling(
                    errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")));
            return http.build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain pages(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(any -> any.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }

    URI issuer() {
        return issuer;
    }

    /// Whether the login behind an access token can still be used: its refresh token has not been given back.
    boolean isAlive(String accessToken) {
        var authorization = context.getBean(OAuth2AuthorizationService.class)
                .findByToken(accessToken, OAuth2TokenType.ACCESS_TOKEN);
        if (authorization == null || authorization.getRefreshToken() == null) {
            return false;
        }
        return authorization.getRefreshToken().isActive();
    }

    @Override
    public void close() {
        context.close();
    }
}
