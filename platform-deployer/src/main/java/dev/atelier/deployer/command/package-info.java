/** Commands of the shell. */
@NullMarked
package dev.atelier.deployer.command;

import org.jspecify.annotations.NullMarked;
