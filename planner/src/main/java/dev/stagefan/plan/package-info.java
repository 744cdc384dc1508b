/**
 * Stage graph, timings and fleet to plan: which job builds what on which runner, how each finished stage reaches the
 * jobs that need it, and the timeline that follows. The scheduler lives here.
 */
@NullMarked
package dev.stagefan.plan;

import org.jspecify.annotations.NullMarked;
