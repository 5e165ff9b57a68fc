/** What platforms on one database, one Redis and one bucket have in common. */
@NullMarked
package dev.atelier.bench.nodes;

import org.jspecify.annotations.NullMarked;
