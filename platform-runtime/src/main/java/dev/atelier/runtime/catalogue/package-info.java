/** Catalogues of models: from their JSON form to entries and back. */
@NullMarked
package dev.atelier.runtime.catalogue;

import org.jspecify.annotations.NullMarked;
