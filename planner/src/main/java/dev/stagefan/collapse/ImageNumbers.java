package dev.stagefan.collapse;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.graph.IndexedImage;
import dev.stagefan.graph.StageGraph;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an image's name where COPY takes from it by a number, as BuildKit counts the images that the instructions of the
 * whole file name. No such instruction of ours may fall out of the count.
 */
final class ImageNumbers {
    private ImageNumbers() {}

    /** Rewrites every line that still has its number. */
    static void replace(StageGraph graph, Lines lines) throws DockerfileException {
        SortedMap<Integer, IndexedImage> found = new TreeMap<>();
        graph.stages().forEach(stage -> stage.indexedImages().forEach(image -> found.put(image.line(), image)));
        for (IndexedImage image : found.values()) {
            replace(image, lines);
        }
    }

    private static void replace(IndexedImage image, Lines lines) throws DockerfileException {
        if (image.line() > lines.count() || lines.isBlank(image.line())) {
            return;
        }
        Pattern flag = Pattern.compile("(?i)((?:^|\\s)--from=)" + Pattern.quote(image.from()) + "(?=\\s|$)");
        for (int line = image.line(); line <= lines.count(); line++) {
            Matcher matcher = flag.matcher(lines.get(line));
            if (!lines.isComment(line) && matcher.find()) {
                lines.set(line, matcher.replaceFirst("$1" + Matcher.quoteReplacement(name(image.image()))));
                return;
            }
            if (!lines.isBlank(line) && !lines.isComment(line) && !continues(lines.get(line))) {
                break;
            }
        }
        throw new DockerfileException(Diagnostic.error(
                        "image-number-not-collapsible",
                        "could not write " + image.image() + " in place of the number " + image.from()
                                + " because the flag is not written plainly",
                        Position.of(image.line(), 1))
                .withHelp("write --from=" + image.image()));
    }

    private static boolean continues(String line) {
        String end = line.stripTrailing();
        return end.endsWith("\\") || end.endsWith("`");
    }

    /** An image whose name is a number is found by its full name only. */
    private static String name(String image) {
        return image.chars().allMatch(c -> c >= '0' && c <= '9') ? "docker.io/library/" + image : image;
    }
}
