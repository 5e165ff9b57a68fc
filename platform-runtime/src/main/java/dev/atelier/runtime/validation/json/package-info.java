/** JSON Schema: compiled once for a model, and told in sentences a caller can act on. */
@NullMarked
package dev.atelier.runtime.validation.json;

import org.jspecify.annotations.NullMarked;
