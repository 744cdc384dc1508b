package dev.stagefan.workflow.yaml;

import java.util.List;

/**
 * Text in which GitHub evaluates {@code ${{ … }}} expressions.
 *
 * <p>Text of a user's becomes a template only through {@link #literal}, so no stage name, path or argument can be
 * evaluated.
 *
 * @param source as it stands in the file
 */
public record Template(String source) implements Value {

    /** A template that evaluates to exactly {@code text}, whatever is in it. */
    public static Template literal(String text) {
        return new Template(text.replace("${{", "${{ '${{' }}"));
    }

    /** A template that evaluates to the value of an expression, given without its {@code ${{ }}}. */
    public static Template expression(String expression) {
        return new Template("${{ " + expression + " }}");
    }

    /** The value of an {@code IMAGE}-like variable of the job's environment. */
    public static Template environment(String variable) {
        return expression("env." + variable);
    }

    /** One template a line, as the actions take lists; a single one stays on the key's line. */
    public static Template lines(List<Template> items) {
        if (items.size() == 1) {
            return items.get(0);
        }
        StringBuilder block = new StringBuilder();
        items.forEach(item -> block.append(item.source()).append('\n'));
        return new Template(block.toString());
    }

    /** This template, then {@code text} as {@link #literal} reads it. */
    public Template text(String text) {
        return then(literal(text));
    }

    /** This template, then another one; no expression comes to be where they meet. */
    public Template then(Template next) {
        boolean meetsAsExpression = (source.endsWith("$") && next.source.startsWith("{{"))
                || (source.endsWith("${") && next.source.startsWith("{"));
        return new Template(source + (meetsAsExpression ? "${{ '' }}" : "") + next.source);
    }
}
