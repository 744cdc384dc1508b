package dev.stagefan.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.testbed.Browser;
import dev.stagefan.testbed.Browser.Scheme;
import dev.stagefan.testbed.Browser.Screen;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Mermaid draws of the diagrams in Markdown, as GitHub would. */
final class Drawings {
    private static final Pattern DIAGRAM = Pattern.compile("(?s)```mermaid\n(.*?)```");

    private Drawings() {}

    /**
     * Has each diagram drawn, in order.
     *
     * @param folder where a page may be written
     * @return each as the text of an SVG
     */
    static List<String> of(String markdown, Path folder) throws IOException {
        Testbed.require(Testbed.Part.MERMAID);
        Files.writeString(
                folder.resolve("page.html"),
                "<!DOCTYPE html><meta charset=utf-8><script src=\"%s\"></script>"
                        .formatted(Testbed.file("checkers/node_modules/mermaid/dist/mermaid.min.js")
                                .toUri()));
        List<String> drawings = new ArrayList<>();
        try (Browser browser = Browser.start()) {
            browser.open(folder.resolve("page.html"), Screen.DESKTOP, Scheme.LIGHT);
            for (Matcher diagram = DIAGRAM.matcher(markdown); diagram.find(); ) {
                drawings.add(browser.run("return mermaid.render('drawing', %s).then(d => d.svg)"
                                .formatted(new ObjectMapper().writeValueAsString(diagram.group(1))))
                        .asText());
            }
        }
        return drawings;
    }
}
