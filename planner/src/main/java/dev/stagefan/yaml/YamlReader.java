package dev.stagefan.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.stagefan.yaml.YamlValue.Entry;
import dev.stagefan.yaml.YamlValue.Mapping;
import dev.stagefan.yaml.YamlValue.Place;
import dev.stagefan.yaml.YamlValue.Sequence;
import dev.stagefan.yaml.YamlValue.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one YAML document. */
public final class YamlReader {
    /** Settings are three levels deep; anything near this is no settings file. */
    private static final int MOST_LEVELS = 50;

    private final String file;
    private final YAMLParser parser;

    private YamlReader(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a file's text.
     *
     * @param file its path, for messages
     * @throws YamlException when it is not one YAML document, repeats a key, or uses anchors or aliases
     */
    public static YamlValue read(String file, String text) throws YamlException {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            return new YamlReader(file, parser).document();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new YamlException(
                    file,
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()),
                    "could not be read as YAML: " + firstLine(e.getOriginalMessage()),
                    null);
        } catch (IOException e) {
            throw new YamlException(file, 1, 1, "could not be read as YAML: " + e.getMessage(), null);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private YamlValue document() throws IOException, YamlException {
        if (parser.nextToken() == null) {
            return new Text(new Place(file, 1, 1), "");
        }
        YamlValue value = value(0);
        if (parser.nextToken() != null) {
            throw place().problem("a second YAML document", "keep one");
        }
        return value;
    }

    private YamlValue value(int level) throws IOException, YamlException {
        Place place = place();
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw place.problem("anchors and aliases are not read here", "write the value out");
        }
        if (level > MOST_LEVELS) {
            throw place.problem("nested too deep");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place, level);
            case START_ARRAY -> sequence(place, level);
            case VALUE_NULL -> new Text(place, "");
            default -> new Text(place, parser.getText());
        };
    }

    private Mapping mapping(Place place, int level) throws IOException, YamlException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Text key = new Text(place(), parser.currentName());
            parser.nextToken();
            if (entries.put(key.text(), new Entry(key, value(level + 1))) != null) {
                throw key.place().problem("key " + key.text() + " is repeated");
            }
        }
        return new Mapping(place, entries);
    }

    private Sequence sequence(Place place, int level) throws IOException, YamlException {
        List<YamlValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(level + 1));
        }
        return new Sequence(place, values);
    }

    private Place place() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr(), at.getColumnNr());
    }
}
