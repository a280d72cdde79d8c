/// Our logins against Spring Authorization Server: a server that people run, written by others.
@NullMarked
package dev.antigravity.interop;

import org.jspecify.annotations.NullMarked;
