/** What a jar says of itself, and whether it can be a bundle of this platform. */
@NullMarked
package dev.atelier.deployer.jar;

import org.jspecify.annotations.NullMarked;
