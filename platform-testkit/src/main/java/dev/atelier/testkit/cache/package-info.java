/** What a cache must do, and a real Redis to try it with. */
@NullMarked
package dev.atelier.testkit.cache;

import org.jspecify.annotations.NullMarked;
