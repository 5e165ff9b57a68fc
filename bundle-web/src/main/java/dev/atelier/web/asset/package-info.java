/** The library of what was made and uploaded, and its bytes. */
@NullMarked
package dev.atelier.web.asset;

import org.jspecify.annotations.NullMarked;
