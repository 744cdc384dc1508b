/**
 * Resolves a Dockerfile for a build request: stages against each other, words against the variables in scope, and what
 * each stage does, step by step, as far as it can be known without running it. {@link
 * dev.stagefan.graph.resolve.GraphBuilder} is the way in.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb
 */
@NullMarked
package dev.stagefan.graph.resolve;

import org.jspecify.annotations.NullMarked;
