/** The command line: one class a command; each parses, calls one service and renders. */
@NullMarked
package dev.stagefan.cli;

import org.jspecify.annotations.NullMarked;
