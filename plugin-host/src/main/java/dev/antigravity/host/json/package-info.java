/// JSON for a host: results written from plain maps, and answers of a model read into them. Jackson (streaming
/// only) is imported here and nowhere else in this module.
@NullMarked
package dev.antigravity.host.json;

import org.jspecify.annotations.NullMarked;
