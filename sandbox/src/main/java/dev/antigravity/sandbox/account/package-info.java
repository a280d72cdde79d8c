/// Who calls: accounts, and the limits they run into.
@NullMarked
package dev.antigravity.sandbox.account;

import org.jspecify.annotations.NullMarked;
