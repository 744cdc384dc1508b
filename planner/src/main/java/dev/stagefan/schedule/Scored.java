package dev.stagefan.schedule;

/** A layout and what it scores. */
record Scored(Layout layout, Score score) {}
