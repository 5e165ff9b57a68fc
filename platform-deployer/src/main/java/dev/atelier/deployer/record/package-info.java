/** The book of what was deployed. */
@NullMarked
package dev.atelier.deployer.record;

import org.jspecify.annotations.NullMarked;
