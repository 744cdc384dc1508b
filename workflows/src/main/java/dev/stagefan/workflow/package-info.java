/** Plan to GitHub Actions workflow: a typed model of a workflow, and its one writer. */
@NullMarked
package dev.stagefan.workflow;

import org.jspecify.annotations.NullMarked;
