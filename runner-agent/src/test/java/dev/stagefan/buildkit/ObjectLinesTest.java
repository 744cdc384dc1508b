package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectLinesTest {
    private final List<String> objects = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final ObjectLines lines = new ObjectLines(objects::add, others::add);

    @Test
    void anObjectIsALineOrManyBetweenBraces() {
        """
        WARNING: no output
        {"vertexes":[]}
        {
          "logs": [
            {
              "data": "e30="
            }
          ]
        }
        Dockerfile:3
           1 | }
        {"cut":
        """.lines().forEach(lines::add);

        assertThat(objects)
                .containsExactly(
                        "{\"vertexes\":[]}", "{  \"logs\": [    {      \"data\": \"e30=\"    }  ]}", "{\"cut\":");
        assertThat(others).containsExactly("WARNING: no output", "Dockerfile:3", "   1 | }");
    }
}
