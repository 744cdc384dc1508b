/** Findings for machines: JSON, SARIF, GitHub's workflow commands. */
@NullMarked
package dev.stagefan.lint.render;

import org.jspecify.annotations.NullMarked;
