/** Streams of bytes with a type, a length and a digest, and where they go and come from. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.1.0")
@NullMarked
package dev.atelier.core.media;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
