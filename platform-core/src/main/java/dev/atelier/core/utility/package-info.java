/** Media utilities: probe, validate, convert, encode, metadata, thumbnail, joining. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
@NullMarked
package dev.atelier.core.utility;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
