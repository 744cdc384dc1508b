/** What all that is asked over HTTP shares: how time passes, and what servers say of when to ask again. */
@NullMarked
package dev.stagefan.http;

import org.jspecify.annotations.NullMarked;
