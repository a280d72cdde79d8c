/// Files that survive: a write that is whole or did not happen, also after a power cut, and a lock that other processes
/// respect.
///
/// {@link dev.antigravity.files.DurableFiles} writes, {@link dev.antigravity.files.FileLocks} locks, and {@link
/// dev.antigravity.files.Disk} is the narrow seam below them, at which a test can stop the machine. Uses the JDK and
/// nothing else, and works on any `java.nio` file system. Reading needs no help from here.
@NullMarked
package dev.antigravity.files;

import org.jspecify.annotations.NullMarked;
