/** Whether the platform lives and can serve, in words and in figures. */
@NullMarked
package dev.atelier.web.health;

import org.jspecify.annotations.NullMarked;
