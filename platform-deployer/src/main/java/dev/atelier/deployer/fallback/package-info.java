/** The answer to HTTP calls while the front end is away. */
@NullMarked
package dev.atelier.deployer.fallback;

import org.jspecify.annotations.NullMarked;
