/** How an asset is written to a file. */
@NullMarked
package dev.atelier.runtime.asset.disk.wire;

import org.jspecify.annotations.NullMarked;
