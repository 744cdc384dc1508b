package dev.stagefan.dockerfile;

import java.util.List;

/**
 * Where an instruction came from.
 *
 * @param keyword the instruction's keyword in lower case, as {@code copy}
 * @param text the logical line as BuildKit keeps it: continuations joined, comments inside removed
 * @param position of the keyword
 * @param startLine 1-based first line that belongs to the instruction; above the keyword's if that one only continues
 * @param endLine 1-based last line that belongs to the instruction, heredoc bodies included
 * @param places where its flags and arguments are, in order
 */
public record Origin(String keyword, String text, Position position, int startLine, int endLine, List<Place> places) {

    /**
     * Where a flag or an argument is.
     *
     * @param word as BuildKit sees it: quotes stay in arguments, but not in flags and JSON strings
     */
    public record Place(String word, Position position) {}

    public Origin {
        places = List.copyOf(places);
    }

    /** An instruction whose words have no positions of their own. */
    public Origin(String keyword, String text, Position position, int endLine) {
        this(keyword, text, position, position.line(), endLine, List.of());
    }

    /** Where a flag or argument is that reads exactly so, as {@code --from=build}; the keyword's place if none does. */
    public Position positionOf(String word) {
        return places.stream()
                .filter(place -> place.word().equals(word))
                .findFirst()
                .map(Place::position)
                .orElse(position);
    }
}
