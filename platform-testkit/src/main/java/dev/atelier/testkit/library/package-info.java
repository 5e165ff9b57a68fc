/** What holds for every index of assets and every store of conversations. */
@NullMarked
package dev.atelier.testkit.library;

import org.jspecify.annotations.NullMarked;
