/** Fake vendors to try the platform without keys. */
@NullMarked
package dev.atelier.fakes;

import org.jspecify.annotations.NullMarked;
