package dev.stagefan.cli.timings;

import dev.stagefan.cli.text.Durations;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Table;
import dev.stagefan.timings.TimingsReport;
import dev.stagefan.timings.TimingsReport.Figure;
import dev.stagefan.timings.TimingsReport.ImageLine;
import dev.stagefan.timings.TimingsReport.InstructionLine;
import dev.stagefan.timings.TimingsReport.RunnerLine;
import dev.stagefan.timings.TimingsReport.StageLine;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Timings for people: of each thing how often it was measured, the middle and the ends, and when last. */
public final class TimingsText {
    /** What of a stage is shown. */
    public enum Detail {
        STAGES,
        /** Its instructions too. */
        INSTRUCTIONS
    }

    private static final int WIDEST_INSTRUCTION = 60;
    private static final int DATE = "2026-11-24".length();
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};
    private static final double THOUSAND = 1000;
    private static final double SHORT = 10;

    private final Detail detail;
    private final StringBuilder text = new StringBuilder();

    private TimingsText(Detail detail) {
        this.detail = detail;
    }

    public static String render(TimingsReport report, Detail detail) {
        TimingsText text = new TimingsText(detail);
        text.stages(report);
        text.sizes(report);
        text.runners(report);
        return text.text.isEmpty() ? "Nothing is known.\n" : Printable.text(text.text.toString());
    }

    private void stages(TimingsReport report) {
        if (report.stages().isEmpty()) {
            return;
        }
        Table table = new Table("stage", "samples", "median", "spread", "rests on", "latest", "from");
        for (StageLine stage : report.stages()) {
            row(table, Printable.line(stage.stage()), stage.duration(), TimingsText::duration);
            if (detail == Detail.INSTRUCTIONS) {
                for (InstructionLine line : stage.instructions()) {
                    row(table, "  " + shortened(line.instruction()), line.duration(), TimingsText::duration);
                }
            }
        }
        text.append(table.render());
    }

    private void sizes(TimingsReport report) {
        Table table = new Table("stage or image", "size", "slice");
        boolean any = false;
        for (StageLine stage : report.stages()) {
            Long image = stage.imageBytes();
            Long slice = stage.sliceBytes();
            if (image != null || slice != null) {
                any = true;
                table.add(
                        Printable.line(stage.stage()),
                        image == null ? "" : size((double) image),
                        slice == null ? "" : size((double) slice));
            }
        }
        for (ImageLine image : report.images()) {
            any = true;
            table.add(Printable.line(image.image()), size((double) image.bytes()), "");
        }
        if (any) {
            text.append(text.isEmpty() ? "" : "\n").append(table.render());
        }
    }

    private void runners(TimingsReport report) {
        if (report.runners().isEmpty()) {
            return;
        }
        Table table = new Table("runner", "samples", "median", "spread", "rests on", "latest", "from");
        for (RunnerLine runner : report.runners()) {
            String label = Printable.line(runner.runner());
            optional(table, label + " queue", runner.queue(), TimingsText::duration);
            optional(table, label + " set-up", runner.setUp(), TimingsText::duration);
            optional(table, label + " download", runner.download(), TimingsText::speed);
            optional(table, label + " upload", runner.upload(), TimingsText::speed);
        }
        text.append(text.isEmpty() ? "" : "\n").append(table.render());
    }

    private static void optional(Table table, String name, @Nullable Figure figure, DoubleFunction<String> shown) {
        if (figure != null) {
            row(table, name, figure, shown);
        }
    }

    private static void row(Table table, String name, @Nullable Figure figure, DoubleFunction<String> shown) {
        if (figure == null) {
            table.add(name, "", "", "", "", "", "");
            return;
        }
        String latest = figure.latest();
        String from = figure.from();
        String least = shown.apply(figure.least());
        String most = shown.apply(figure.most());
        table.add(
                name,
                Integer.toString(figure.samples()),
                shown.apply(figure.median()),
                least.equals(most) ? "" : least + " to " + most,
                figure.source(),
                latest == null ? "" : latest.substring(0, Math.min(DATE, latest.length())),
                from == null ? "" : Printable.line(from));
    }

    private static String shortened(String instruction) {
        String line = Printable.line(instruction);
        return line.codePointCount(0, line.length()) <= WIDEST_INSTRUCTION
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WIDEST_INSTRUCTION - 1)) + "…";
    }

    /** As everywhere, but with the decimal that a short one has in the log. */
    private static String duration(double seconds) {
        return seconds < SHORT ? String.format(Locale.ROOT, "%.1f s", seconds) : Durations.text(seconds);
    }

    private static String speed(double bytesPerSecond) {
        return size(bytesPerSecond) + "/s";
    }

    private static String size(double bytes) {
        double number = bytes;
        String unit = "B";
        for (int i = 0; i < UNITS.length && number >= THOUSAND; i++) {
            number /= THOUSAND;
            unit = UNITS[i];
        }
        String digits = String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
        return digits.replaceFirst("\\.0$", "") + " " + unit;
    }
}
