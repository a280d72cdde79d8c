package dev.antigravity.benchmarks;

/// Who speaks what.
enum Lane {
    SAME("same protocol", Dialect.ANTHROPIC, Dialect.ANTHROPIC, "a/"),
    TRANSLATED("translated", Dialect.ANTHROPIC, Dialect.CHAT, "c/");

    private final String title;
    private final Dialect client;
    private final Dialect upstream;
    private final String provider;

    Lane(String title, Dialect client, Dialect upstream, String provider) {
        this.title = title;
        this.client = client;
        this.upstream = upstream;
        this.provider = provider;
    }

    String title() {
        return title;
    }

    /// What a client sends to the proxy.
    byte[] toProxy(String script, boolean stream, int bytes) {
        return request(client, provider + script, stream, bytes);
    }

    /// What the proxy then sends, for a client that calls the upstream itself.
    byte[] toUpstream(String script, boolean stream, int bytes) {
        return request(upstream, script, stream, bytes);
    }

    private static byte[] request(Dialect dialect, String model, boolean stream, int bytes) {
        return WireClient.post(dialect.path(), ProxyProcess.KEY, dialect.request(model, stream, bytes));
    }
}
