/** Carries out one job of a plan: takes the stages that it needs, builds, hands on, and records what that cost. */
@NullMarked
package dev.stagefan.agent;

import org.jspecify.annotations.NullMarked;
