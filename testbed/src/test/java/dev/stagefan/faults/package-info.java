/** What the runner agent does when what it works with fails: registries, engines, disks, and the agent itself. */
@NullMarked
package dev.stagefan.faults;

import org.jspecify.annotations.NullMarked;
