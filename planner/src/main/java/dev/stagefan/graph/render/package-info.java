/** A stage graph as people and other tools read it: a tree, JSON, Mermaid, Graphviz. */
@NullMarked
package dev.stagefan.graph.render;

import org.jspecify.annotations.NullMarked;
