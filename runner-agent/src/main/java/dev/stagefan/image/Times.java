package dev.stagefan.image;

/** Whether it counts when files were modified. */
public enum Times {
    COMPARED,
    IGNORED
}
