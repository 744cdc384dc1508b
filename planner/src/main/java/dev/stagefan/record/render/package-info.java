/** What the jobs of a plan did, for people: records against the plan. */
@NullMarked
package dev.stagefan.record.render;

import org.jspecify.annotations.NullMarked;
