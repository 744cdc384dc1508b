/**
 * Tasks to jobs: which tasks share a job so that the whole is done soonest, and what the run then looks like.
 *
 * <p>Knows nothing of Dockerfiles. {@link dev.stagefan.schedule.Problem} states what is to be done,
 * {@link dev.stagefan.schedule.Evaluator} is the one cost model, {@link dev.stagefan.schedule.Scheduler} searches.
 */
@NullMarked
package dev.stagefan.schedule;

import org.jspecify.annotations.NullMarked;
