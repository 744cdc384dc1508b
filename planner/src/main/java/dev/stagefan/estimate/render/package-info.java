/** The estimate as JSON, as Markdown for job summaries, and as one self-contained HTML page. */
@NullMarked
package dev.stagefan.estimate.render;

import org.jspecify.annotations.NullMarked;
