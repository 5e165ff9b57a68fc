/** The deploy folder. */
@NullMarked
package dev.atelier.deployer.watch;

import org.jspecify.annotations.NullMarked;
