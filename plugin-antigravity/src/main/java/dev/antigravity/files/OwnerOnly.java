package dev.antigravity.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files and folders that only their owner may read: mode 0600 and 0700, or the same as an access list.
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /// Creates the folder, and those above it that are missing, for the owner only. Leaves existing ones as they are.
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            createFolder(parent);
        }
        Files.createDirectories(folder, isPosix(folder) ? asAttribute(FOLDER) : new FileAttribute<?>[0]);
        restrictWithoutPosix(folder);
    }

    /// Creates an empty file for the owner only. Leaves an existing one as it is.
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, attributesOfFile(file));
            restrictWithoutPosix(file);
        } catch (FileAlreadyExistsException _) {
            // Somebody was here before us, which is how it should be.
        }
    }

    /// Whether others than the owner may do nothing with the file. True where the file system cannot say.
    public static boolean holdsFor(Path file) throws IOException {
        return !isPosix(file) || FOLDER.containsAll(Files.getPosixFilePermissions(file));
    }

    static FileAttribute<?>[] attributesOfFile(Path folder) {
        return isPosix(folder) ? asAttribute(FILE) : new FileAttribute<?>[0];
    }

    /// Where there are no modes (Windows), an access list with one entry does the same.
    static void restrictWithoutPosix(Path path) throws IOException {
        var acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (isPosix(path) || acl == null) {
            return;
        }
        var everything = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(acl.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build();
        acl.setAcl(List.of(everything));
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] asAttribute(Set<PosixFilePermission> permissions) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }
}
