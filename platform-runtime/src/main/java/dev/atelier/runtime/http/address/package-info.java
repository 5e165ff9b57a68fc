/** Which addresses the platform may fetch from. */
@NullMarked
package dev.atelier.runtime.http.address;

import org.jspecify.annotations.NullMarked;
