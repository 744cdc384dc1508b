/** The rules, one class each. */
@NullMarked
package dev.stagefan.lint.rule;

import org.jspecify.annotations.NullMarked;
