/** Bytes on disk by their digest, and the library of what was made and uploaded. */
@NullMarked
package dev.atelier.runtime.asset;

import org.jspecify.annotations.NullMarked;
