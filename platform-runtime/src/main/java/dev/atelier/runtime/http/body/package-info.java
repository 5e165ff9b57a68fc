/** Request bodies of known length that are made while they are sent. */
@NullMarked
package dev.atelier.runtime.http.body;

import org.jspecify.annotations.NullMarked;
