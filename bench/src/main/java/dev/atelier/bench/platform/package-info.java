/** The platform and what it is compared with, as processes. */
@NullMarked
package dev.atelier.bench.platform;

import org.jspecify.annotations.NullMarked;
