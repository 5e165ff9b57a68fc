/** Why a bundle cannot run, in one sentence with what to do. */
@NullMarked
package dev.atelier.deployer.explain;

import org.jspecify.annotations.NullMarked;
