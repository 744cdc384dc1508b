package dev.stagefan.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names; classes that run outside of a jar have none. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"stagefan " + (version == null ? "(not packaged)" : version)};
    }
}
