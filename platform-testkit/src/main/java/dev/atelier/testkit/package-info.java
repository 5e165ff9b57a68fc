/** For authors of providers: the contract that each must pass, and a platform, a clock and stores to test against. */
@NullMarked
package dev.atelier.testkit;

import org.jspecify.annotations.NullMarked;
