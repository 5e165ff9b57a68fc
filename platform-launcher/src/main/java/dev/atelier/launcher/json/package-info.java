/** Reads the platform's JSON answers. */
@NullMarked
package dev.atelier.launcher.json;

import org.jspecify.annotations.NullMarked;
