/** Media utilities that need nothing but the JDK: probe, validate, convert, encode, metadata, thumbnail. */
@NullMarked
package dev.atelier.runtime.utility;

import org.jspecify.annotations.NullMarked;
