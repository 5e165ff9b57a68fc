/** The calls that make something: from a client's fields to a request, from an outcome to an answer. */
@NullMarked
package dev.atelier.web.studio;

import org.jspecify.annotations.NullMarked;
