/** A client of container registries, for what Buildx does not do: to look up, to check, to read and to tag. */
@NullMarked
package dev.stagefan.registry;

import org.jspecify.annotations.NullMarked;
