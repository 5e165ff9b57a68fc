/** The deployer: installs, replaces and removes bundles while requests run. */
@NullMarked
package dev.atelier.deployer;

import org.jspecify.annotations.NullMarked;
