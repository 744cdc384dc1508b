/**
 * The live comparison of our reading of Dockerfiles with BuildKit's own packages: the oracle process, a seeded generator
 * of build cases, the comparison, and a shrinker for what differs.
 */
@NullMarked
package dev.stagefan.oracle;

import org.jspecify.annotations.NullMarked;
