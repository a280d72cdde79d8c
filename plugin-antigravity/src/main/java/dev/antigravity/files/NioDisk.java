package dev.antigravity.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;

/// The steps of a durable write by `java.nio`.
final class NioDisk implements Disk {

    @Override
    public Path createTemp(Path folder, String prefix, String suffix) throws IOException {
        var temp = Files.createTempFile(folder, prefix, suffix, OwnerOnly.attributesOfFile(folder));
        OwnerOnly.restrictWithoutPosix(temp);
        return temp;
    }

    @Override
    public void append(Path file, byte[] bytes, int from, int length) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var rest = ByteBuffer.wrap(bytes, from, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    @Override
    public void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void copyAccess(Path from, Path to) throws IOException {
        var posix = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (posix != null) {
            copyPosix(posix, Files.getFileAttributeView(to, PosixFileAttributeView.class));
            return;
        }
        var acl = Files.getFileAttributeView(from, AclFileAttributeView.class);
        var target = Files.getFileAttributeView(to, AclFileAttributeView.class);
        if (acl != null && target != null) {
            target.setAcl(acl.getAcl());
        }
    }

    private static void copyPosix(PosixFileAttributeView from, PosixFileAttributeView to) throws IOException {
        var wanted = from.readAttributes();
        var has = to.readAttributes();
        // The group first: after a change of owner we might no longer be allowed to.
        if (!wanted.group().equals(has.group())) {
            to.setGroup(wanted.group());
        }
        if (!wanted.owner().equals(has.owner())) {
            to.setOwner(wanted.owner());
        }
        to.setPermissions(wanted.permissions());
    }

    @Override
    public void replace(Path target, Path by) throws IOException {
        Files.move(by, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isSameFile(name, file)) {
                throw e;
            }
        } catch (UnsupportedOperationException | FileSystemException _) {
            // No second names here (FAT): an empty file keeps the place.
            Files.createFile(name);
            replace(name, file);
            return;
        }
        Files.delete(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (FileSystemException _) {
            return; // Windows does not open folders; there the rename itself is written through.
        }
        try (channel) {
            channel.force(true);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a file");
        }
    }
}
