package dev.antigravity.loader;

/// Runs something with a plugin's class loader on the thread, where libraries that look for services expect it.
final class InPlugin {
    private InPlugin() {}

    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    static <T, E extends Exception> T call(ClassLoader loader, Work<T, E> work) throws E {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
