package dev.stagefan.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what it is told.
 *
 * @param said sentences that are no warnings
 */
record Heard(List<String> said, List<String> warned) implements SentenceListener {
    Heard() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public void warned(String sentence) {
        warned.add(sentence);
    }
}
