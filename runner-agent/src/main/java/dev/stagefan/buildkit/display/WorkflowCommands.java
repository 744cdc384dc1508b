package dev.stagefan.buildkit.display;

import java.io.PrintStream;
import java.util.Map;

/**
 * Writes to the log of a job on GitHub, whose runner carries out lines that look like commands.
 *
 * <p>actions/toolkit: packages/core/src/command.ts; actions/runner: src/Runner.Common/ActionCommand.cs
 */
public final class WorkflowCommands {
    private final PrintStream out;
    private final String token;

    /**
     * A log.
     *
     * @param token what nobody guesses: it ends the groups
     */
    public WorkflowCommands(PrintStream out, String token) {
        this.out = out;
        this.token = token;
    }

    /** A line that is text. What would make it a command is taken apart. */
    void text(String line) {
        String plain = withoutMarks(line);
        String stripped = plain.stripLeading();
        line(stripped.startsWith("::") ? ": " + stripped.substring(1) : plain);
    }

    /** Begins a group, in which only {@link #output} is written. */
    void beginGroup(String title) {
        command("group", Map.of(), title);
        command("stop-commands", Map.of(), token);
    }

    /** A line in a group; no command, whatever it is. */
    void output(String line) {
        line(withoutMarks(line));
    }

    /** The older form of a command, which may stand anywhere in a line, and which the log's pages take for a mark. */
    private static String withoutMarks(String line) {
        return line.replace("##[", "# #[");
    }

    void endGroup() {
        line("::" + token + "::");
        command("endgroup", Map.of(), "");
    }

    /** A command, in which properties and data are nothing but text. The order of the properties is the map's. */
    public void command(String name, Map<String, String> properties, String data) {
        StringBuilder command = new StringBuilder("::").append(name);
        String separator = " ";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            command.append(separator).append(property.getKey()).append('=').append(property(property.getValue()));
            separator = ",";
        }
        line(command.append("::").append(data(data)).toString());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private void line(String line) {
        out.print(line + "\n");
        out.flush();
    }
}
