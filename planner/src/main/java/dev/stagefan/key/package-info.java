/** Stage keys: hashes of all that a stage's result depends on, and what sets two of them apart. */
@NullMarked
package dev.stagefan.key;

import org.jspecify.annotations.NullMarked;
