package dev.antigravity.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The disk of this machine, for tests to disturb.
public abstract class ForwardingDisk implements Disk {
    private final Disk real = Disk.ofThisMachine();

    @Override
    public Path createTemp(Path folder, String prefix, String suffix) throws IOException {
        return real.createTemp(folder, prefix, suffix);
    }

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        real.append(file, bytes, from, length);
    }

    @Override
    public void sync(Path file) throws IOException {
        real.sync(file);
    }

    @Override
    public void copyAccess(Path from, Path to) throws IOException {
        real.copyAccess(from, to);
    }

    @Override
    public void replace(Path target, Path by) throws IOException {
        real.replace(target, by);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        real.rename(file, name);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        real.syncFolder(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        real.delete(file);
    }

    @Override
    public void pause(Duration time) throws IOException {
        real.pause(time);
    }
}
