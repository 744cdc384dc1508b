package dev.stagefan.graph.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersistentMapTest {
    @Test
    void behavesAsAMapThatIsCopiedOnEachChange() {
        Random random = new Random(7);
        Map<String, Integer> expected = new HashMap<>();
        PersistentMap<Integer> map = PersistentMap.empty();
        PersistentMap<Integer> halfway = map;
        Map<String, Integer> expectedHalfway = Map.of();
        for (int i = 0; i < 4_000; i++) {
            String key = "k" + random.nextInt(300);
            if (random.nextInt(3) == 0) {
                map = map.without(key);
                expected.remove(key);
            } else {
                map = map.with(key, i);
                expected.put(key, i);
            }
            if (i == 2_000) {
                halfway = map;
                expectedHalfway = Map.copyOf(expected);
            }
        }
        for (int i = 0; i < 300; i++) {
            assertThat(map.get("k" + i)).isEqualTo(expected.get("k" + i));
            assertThat(halfway.get("k" + i)).isEqualTo(expectedHalfway.get("k" + i));
        }
    }
}
