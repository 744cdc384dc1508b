/**
 * A plan and timings to simulated runs: how long it takes serially, on one runner and fanned out, what it costs, and what
 * would help.
 */
@NullMarked
package dev.stagefan.estimate;

import org.jspecify.annotations.NullMarked;
