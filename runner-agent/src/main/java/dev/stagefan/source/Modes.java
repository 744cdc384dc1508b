package dev.stagefan.source;

/**
 * Permission bits as every checkout makes them: which bits of group and others a checkout leaves hangs on the umask of who
 * makes it, and Git knows of a file only whether its owner may run it.
 */
final class Modes {
    static final int FILE = 0644;
    static final int EXECUTABLE = 0755;
    static final int FOLDER = 0755;
    static final int LINK = 0777;

    private static final int PERMISSIONS = 07777;
    private static final int SET_GROUP = 02000;
    private static final int ANY_EXECUTE = 0111;
    private static final int SPECIAL = 07000;

    private Modes() {}

    static int ofFile(int mode) {
        int bits = mode & PERMISSIONS;
        int owner = (bits >> 6) & 7;
        if ((bits & SPECIAL) != 0) {
            return bits;
        }
        if (owner == 7) {
            return EXECUTABLE;
        }
        return owner == 6 && (bits & ANY_EXECUTE) == 0 ? FILE : bits;
    }

    /** A folder made in one that hands its group on does so itself. */
    static int ofFolder(int mode) {
        int bits = mode & PERMISSIONS & ~SET_GROUP;
        return (bits & SPECIAL) == 0 && ((bits >> 6) & 7) == 7 ? FOLDER : bits;
    }
}
