package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The package table of docs/architecture.md is what the code is. */
class PackageTableTest {
    private static final List<String> MODULES = List.of("planner", "workflows", "runner-agent", "action", "cli");
    private static final String ROOT = "dev.stagefan.";
    private static final Pattern ROW = Pattern.compile("^\\| `dev\\.stagefan\\.([a-z.]+)` \\|(.*)\\|$");
    private static final Pattern CELL = Pattern.compile("`([a-z.]+)`");

    @Test
    void theTableNamesEveryPackageAndEveryArrow() throws IOException {
        assertThat(arrowsOfTheCode()).isEqualTo(arrowsOfTheTable());
    }

    @Test
    void noPackageUsesOneThatUsesIt() throws IOException {
        Map<String, Set<String>> arrows = arrowsOfTheTable();
        Set<String> settled = new TreeSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<String, Set<String>> row : arrows.entrySet()) {
                grew |= settled.containsAll(row.getValue()) && settled.add(row.getKey());
            }
        }
        assertThat(settled).isEqualTo(arrows.keySet());
    }

    private static Map<String, Set<String>> arrowsOfTheTable() throws IOException {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (String line : Files.readAllLines(Project.root().resolve("docs/architecture.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> used = CELL.matcher(row.group(2))
                        .results()
                        .map(cell -> cell.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                arrows.put(row.group(1), used);
            }
        }
        return arrows;
    }

    private static Map<String, Set<String>> arrowsOfTheCode() {
        JavaClasses classes = new ClassFileImporter()
                .importPaths(MODULES.stream()
                        .map(module -> Project.root().resolve(module).resolve("target/classes"))
                        .toList());
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> used = arrows.computeIfAbsent(name(type), name -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT)
                        && !target.getPackageName().equals(type.getPackageName())) {
                    used.add(name(target));
                }
            }
        }
        return arrows;
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }
}
