/** All the platform's tables as one file, to move from one database to another. */
@NullMarked
package dev.atelier.database.transfer;

import org.jspecify.annotations.NullMarked;
