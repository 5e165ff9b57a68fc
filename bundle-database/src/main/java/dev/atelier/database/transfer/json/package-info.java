/** The file of an export: a line of JSON for each row. */
@NullMarked
package dev.atelier.database.transfer.json;

import org.jspecify.annotations.NullMarked;
