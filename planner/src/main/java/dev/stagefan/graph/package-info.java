/**
 * The stage graph of a Dockerfile for one build request: which stage builds on, copies from or mounts which; what the
 * target reaches; what each stage needs of the outside.
 */
@NullMarked
package dev.stagefan.graph;

import org.jspecify.annotations.NullMarked;
