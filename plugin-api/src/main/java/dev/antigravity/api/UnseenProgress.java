package dev.antigravity.api;

/// Where nobody is to be told anything.
final class UnseenProgress implements Progress {
    @Override
    public void update(long done, long total) {}

    @Override
    public void note(String what) {}

    @Override
    public void done(String summary) {}

    @Override
    public void fail(String reason) {}

    @Override
    public void close() {}
}
