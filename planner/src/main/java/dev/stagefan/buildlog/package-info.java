/** Reads the logs of builds: what BuildKit's plain and rawjson progress say, also inside of a CI job's log. */
@NullMarked
package dev.stagefan.buildlog;

import org.jspecify.annotations.NullMarked;
