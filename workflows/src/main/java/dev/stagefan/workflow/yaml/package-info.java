/** A typed model of a GitHub Actions workflow, the limits that GitHub sets to one, and its one writer. */
@NullMarked
package dev.stagefan.workflow.yaml;

import org.jspecify.annotations.NullMarked;
