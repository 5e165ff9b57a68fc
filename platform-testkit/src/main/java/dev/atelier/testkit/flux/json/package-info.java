/** The JSON of the fake of Black Forest Labs: what it refuses and what it answers. */
@NullMarked
package dev.atelier.testkit.flux.json;

import org.jspecify.annotations.NullMarked;
