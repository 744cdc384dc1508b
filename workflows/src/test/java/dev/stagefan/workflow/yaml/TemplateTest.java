package dev.stagefan.workflow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ((?:[^'}]|'(?:[^']|'')*')*) }}");

    @Test
    void evaluatesUserTextToItself() {
        Template template = Template.literal("a ${{ secrets.TOKEN }} b");

        assertThat(template.source()).isEqualTo("a ${{ '${{' }} secrets.TOKEN }} b");
        assertThat(evaluated(template)).isEqualTo("a ${{ secrets.TOKEN }} b");
    }

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(Template.literal("$HOME ${HOME} {{ date }}").source()).isEqualTo("$HOME ${HOME} {{ date }}");
    }

    @RepeatedTest(20)
    void makesNoExpressionWhereTextsMeet(RepetitionInfo repetition) {
        List<String> fragments = List.of("$", "{", "{{", "${", "${{", "}}", " ", "'", "x");
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            Template template = Template.literal("");
            for (int j = random.nextInt(9); j >= 0; j--) {
                String fragment = fragments.get(random.nextInt(fragments.size()));
                text.append(fragment);
                template = template.text(fragment);
            }
            assertThat(evaluated(template)).isEqualTo(text.toString());
        }
    }

    @Test
    void keepsASingleItemOnItsLine() {
        assertThat(Template.lines(List.of(Template.literal("one"))).source()).isEqualTo("one");
        assertThat(Template.lines(List.of(Template.literal("one"), Template.literal("two")))
                        .source())
                .isEqualTo("one\ntwo\n");
    }

    /** What GitHub makes of a template whose expressions are all string literals; fails on any other expression. */
    private static String evaluated(Template template) {
        Matcher matcher = EXPRESSION.matcher(template.source());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String expression = matcher.group(1);
            assertThat(expression).startsWith("'").endsWith("'");
            matcher.appendReplacement(
                    text,
                    Matcher.quoteReplacement(
                            expression.substring(1, expression.length() - 1).replace("''", "'")));
        }
        return matcher.appendTail(text).toString();
    }
}
