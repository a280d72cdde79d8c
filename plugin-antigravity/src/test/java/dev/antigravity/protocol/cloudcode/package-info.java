/// Tests of the Cloud Code envelope.
@NullMarked
package dev.antigravity.protocol.cloudcode;

import org.jspecify.annotations.NullMarked;
