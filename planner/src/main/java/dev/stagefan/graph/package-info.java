/**
 * Dockerfile to stage graph, for one build request: which stage builds on, copies from or mounts which; what the target
 * reaches; what each stage needs of the outside.
 *
 * <p>Resolves as BuildKit's dockerfile2llb does and refuses what it refuses.
 */
@NullMarked
package dev.stagefan.graph;

import org.jspecify.annotations.NullMarked;
