/**
 * What in a Dockerfile keeps its build from being fast, or makes stages on several runners differ from one build. One
 * class a rule, with a page in docs/lint and golden cases.
 */
@NullMarked
package dev.stagefan.lint;

import org.jspecify.annotations.NullMarked;
