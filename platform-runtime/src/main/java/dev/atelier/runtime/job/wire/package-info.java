/** Jobs as JSON, for the file that carries them over a restart. */
@NullMarked
package dev.atelier.runtime.job.wire;

import org.jspecify.annotations.NullMarked;
