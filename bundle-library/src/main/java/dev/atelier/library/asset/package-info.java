/** The index of assets, as a table. */
@NullMarked
package dev.atelier.library.asset;

import org.jspecify.annotations.NullMarked;
