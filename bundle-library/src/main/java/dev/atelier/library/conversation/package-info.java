/** Conversations, as tables. */
@NullMarked
package dev.atelier.library.conversation;

import org.jspecify.annotations.NullMarked;
