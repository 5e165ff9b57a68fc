/** Bringing bundles in, beside or in the place of others, and taking them away. */
@NullMarked
package dev.atelier.deployer.install;

import org.jspecify.annotations.NullMarked;
