/** Carries a whole plan out here: each job on one of several builders, as soon as what it needs is done. */
@NullMarked
package dev.stagefan.run;

import org.jspecify.annotations.NullMarked;
