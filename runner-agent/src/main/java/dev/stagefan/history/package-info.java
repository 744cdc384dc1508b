/** Where the timings of a workflow's runs are kept from one run to the next. */
@NullMarked
package dev.stagefan.history;

import org.jspecify.annotations.NullMarked;
