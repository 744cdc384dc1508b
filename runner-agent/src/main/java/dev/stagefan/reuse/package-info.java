/** What a carrying out of a plan takes over from earlier ones: looks stage keys up, and puts finished stages under theirs. */
@NullMarked
package dev.stagefan.reuse;

import org.jspecify.annotations.NullMarked;
