/**
 * Drives what the tests run against: real engines, a real registry, the checkers of workflows, and act, each pinned and
 * built into {@code .testbed} by {@code testbed/setup}. Only for tests.
 */
@NullMarked
package dev.stagefan.testbed;

import org.jspecify.annotations.NullMarked;
