/** Which bundles shall run: a file and a store of jars that the launcher reads and the deployer writes. */
@NullMarked
package dev.atelier.launcher.state;

import org.jspecify.annotations.NullMarked;
