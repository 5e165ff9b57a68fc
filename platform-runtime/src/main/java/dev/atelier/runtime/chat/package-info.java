/** Conversations, kept in memory. */
@NullMarked
package dev.atelier.runtime.chat;

import org.jspecify.annotations.NullMarked;
