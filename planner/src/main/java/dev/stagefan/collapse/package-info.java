/** What is built on a runner: the user's Dockerfile, in which an image stands for each stage that is finished. */
@NullMarked
package dev.stagefan.collapse;

import org.jspecify.annotations.NullMarked;
