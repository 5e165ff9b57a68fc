/** Which providers and models are in service, and who holds them. */
@NullMarked
package dev.atelier.runtime.registry;

import org.jspecify.annotations.NullMarked;
