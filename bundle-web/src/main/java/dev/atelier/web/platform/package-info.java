/** The services of the platform as they come and go. */
@NullMarked
package dev.atelier.web.platform;

import org.jspecify.annotations.NullMarked;
