/** Files in a bucket of Amazon S3, or of what speaks its protocol. */
@NullMarked
package dev.atelier.s3;

import org.jspecify.annotations.NullMarked;
