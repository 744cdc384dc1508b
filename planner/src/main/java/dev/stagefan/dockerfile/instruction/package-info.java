/**
 * Statements to typed instructions and stages: what each keyword takes, and what BuildKit refuses about it before it
 * looks at the build request. {@link dev.stagefan.dockerfile.instruction.DockerfileReader} is the way in.
 *
 * <p>buildkit: frontend/dockerfile/instructions
 */
@NullMarked
package dev.stagefan.dockerfile.instruction;

import org.jspecify.annotations.NullMarked;
