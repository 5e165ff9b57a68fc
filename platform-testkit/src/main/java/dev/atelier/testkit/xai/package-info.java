/** A fake xAI. */
@NullMarked
package dev.atelier.testkit.xai;

import org.jspecify.annotations.NullMarked;
