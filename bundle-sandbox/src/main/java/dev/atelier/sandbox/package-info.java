/** A provider that makes real files by itself: for trying the platform, for client tests, and to copy from. */
@NullMarked
package dev.atelier.sandbox;

import org.jspecify.annotations.NullMarked;
