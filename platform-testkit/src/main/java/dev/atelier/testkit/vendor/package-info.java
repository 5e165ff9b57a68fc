/** What fake vendors are made of: a real HTTP server on this machine that knows its vendor's manners, and bad ones. */
@NullMarked
package dev.atelier.testkit.vendor;

import org.jspecify.annotations.NullMarked;
