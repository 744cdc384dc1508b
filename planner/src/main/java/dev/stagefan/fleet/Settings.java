package dev.stagefan.fleet;

/** The settings file as far as planning is concerned. */
public record Settings(Fleet fleet, Limits limits, Overrides overrides) {
    /** What holds without a settings file. */
    public static final Settings DEFAULT = new Settings(Fleet.GITHUB, Limits.NONE, Overrides.NONE);
}
