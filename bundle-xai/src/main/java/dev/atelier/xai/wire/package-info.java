/** xAI's JSON: what is asked and what is answered, read as trees. */
@NullMarked
package dev.atelier.xai.wire;

import org.jspecify.annotations.NullMarked;
