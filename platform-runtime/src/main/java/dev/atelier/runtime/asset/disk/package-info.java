/** Files of this platform: the store and the index that need nothing but a folder, and results that are not kept. */
@NullMarked
package dev.atelier.runtime.asset.disk;

import org.jspecify.annotations.NullMarked;
