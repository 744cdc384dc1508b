/** What can be relied on of the testbed itself. */
@NullMarked
package dev.stagefan.testbed;

import org.jspecify.annotations.NullMarked;
