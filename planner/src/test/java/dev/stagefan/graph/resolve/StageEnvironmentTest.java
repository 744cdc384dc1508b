package dev.stagefan.graph.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageEnvironmentTest {
    private static final StageEnvironment START = StageEnvironment.ofImage("linux");

    private static Binding binding(String name, String value) {
        return Binding.of(name, value, 0);
    }

    @Test
    void hasAPathUnlessItIsWindows() {
        assertThat(START.get("PATH")).isEqualTo("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        assertThat(StageEnvironment.ofImage("windows").get("PATH")).isNull();
    }

    @Test
    void letsAnArgHideAnEnvOnlyInItsOwnStage() {
        StageEnvironment stage = START.define(binding("X", "env")).declare(binding("X", "arg"));

        assertThat(stage.get("X")).isEqualTo("arg");
        assertThat(stage.child().get("X")).isEqualTo("env");
    }

    @Test
    void handsArgsToChildrenButNotThroughAnImage() {
        StageEnvironment child = START.declare(binding("X", "arg")).child();

        assertThat(child.get("X")).isEqualTo("arg");
        assertThat(child.child().get("X")).isEqualTo("arg");
        assertThat(child.withoutInherited().get("X")).isNull();
    }

    @Test
    void endsAKeyAtItsFirstEqualsSignInTheImage() {
        StageEnvironment stage = START.define(binding("A=B", "C"));

        assertThat(stage.get("A=B")).isEqualTo("C");
        assertThat(stage.child().get("A")).isEqualTo("B=C");
    }

    /** Against the order that a plain list has when every assignment takes its variable to the end. */
    @Test
    void fingerprintsAreEqualExactlyWhenNamesValuesAndOrderAre() {
        Random random = new Random(3);
        List<List<String>> orders = new ArrayList<>();
        List<Long> fingerprints = new ArrayList<>();
        for (int run = 0; run < 400; run++) {
            StageEnvironment environment = START;
            List<String> order = new ArrayList<>(List.of("PATH=" + START.get("PATH")));
            List<String> image = new ArrayList<>(order);
            for (int step = 0; step < 5; step++) {
                String name = "N" + random.nextInt(3);
                String pair = name + "=" + random.nextInt(2);
                Binding binding = binding(name, pair.substring(name.length() + 1));
                int action = random.nextInt(3);
                if (action == 2) {
                    environment = environment.child();
                    order.removeIf(entry -> image.stream().anyMatch(kept -> sameName(kept, entry)));
                    order.addAll(image);
                    continue;
                }
                order.removeIf(entry -> sameName(entry, pair));
                order.add(pair);
                environment = action == 0 ? environment.declare(binding) : environment.define(binding);
                if (action == 1 && image.stream().anyMatch(entry -> sameName(entry, pair))) {
                    image.replaceAll(entry -> sameName(entry, pair) ? pair : entry);
                } else if (action == 1) {
                    image.add(pair);
                }
            }
            orders.add(order);
            fingerprints.add(environment.fingerprint());
        }
        for (int i = 0; i < orders.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(fingerprints.get(i).equals(fingerprints.get(j)))
                        .as(orders.get(i) + " and " + orders.get(j))
                        .isEqualTo(orders.get(i).equals(orders.get(j)));
            }
        }
    }

    private static boolean sameName(String one, String other) {
        return one.substring(0, one.indexOf('=')).equals(other.substring(0, other.indexOf('=')));
    }
}
