/// The proxy in a process of its own: started, found again by the next command, stopped in order.
///
/// What is known of the process lies in one small file. A process is taken for ours only if its number and the moment
/// it began are those of the file, so that a number the system has given to somebody else is never stopped. Knows
/// processes and files; what runs in them is somebody else's affair. May use `files` and `json`.
@NullMarked
package dev.antigravity.service;

import org.jspecify.annotations.NullMarked;
