/**
 * What a job of a plan did: its builds, what it handed on, what that cost. The runner agent writes it, {@code timings
 * import} and reports read it.
 */
@NullMarked
package dev.stagefan.record;

import org.jspecify.annotations.NullMarked;
