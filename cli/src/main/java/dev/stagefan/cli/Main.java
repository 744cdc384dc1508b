package dev.stagefan.cli;

/** Where the process starts and ends; everything between knows its {@link Surroundings} only. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Stagefan.run(Surroundings.ofProcess(), arguments).number());
    }
}
