/** Fakes of the platform's services, and a real HTTP server around the front end. */
@NullMarked
package dev.atelier.web.testing;

import org.jspecify.annotations.NullMarked;
