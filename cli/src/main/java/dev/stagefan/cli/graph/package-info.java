/** The stage graph as text, JSON, Mermaid and DOT. */
@NullMarked
package dev.stagefan.cli.graph;

import org.jspecify.annotations.NullMarked;
