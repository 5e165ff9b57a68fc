/** What a store of bytes must do, and a real S3 server to try it with. */
@NullMarked
package dev.atelier.testkit.storage;

import org.jspecify.annotations.NullMarked;
