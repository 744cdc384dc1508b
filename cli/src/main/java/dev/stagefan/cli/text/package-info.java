/** Text for people: what is safe to print, how it looks, and diagnostics with their place. */
@NullMarked
package dev.stagefan.cli.text;

import org.jspecify.annotations.NullMarked;
