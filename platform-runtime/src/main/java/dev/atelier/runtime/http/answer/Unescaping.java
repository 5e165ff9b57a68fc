package dev.atelier.runtime.http.answer;

/** Makes base64 in a JSON text value plain: without white space and escapes. */
final class Unescaping {
    private static final int LONGEST = "\\u0000".length();

    /** No character of base64. */
    private static final char REFUSED = '!';

    private Unescaping() {}

    /**
     * Takes white space and escapes out of a text, in place. An escape that is cut off at the end stays.
     *
     * @return the new length
     */
    static int compact(byte[] text, int length) {
        int open = openEscape(text, length);
        int to = 0;
        for (int from = 0; from < length; from++) {
            byte next = text[from];
            if (next == '\\' && from < length - open) {
                int escaped = value(text, from);
                from += text[from + 1] == 'u' ? LONGEST - 1 : 1;
                next = (byte) escaped;
            }
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                text[to++] = next;
            }
        }
        return to;
    }

    /** How many bytes at the end belong to an escape that goes on after them. */
    static int openEscape(byte[] text, int length) {
        for (int back = 1; back < LONGEST && back <= length; back++) {
            if (text[length - back] == '\\') {
                boolean unicode = back > 1 && text[length - back + 1] == 'u';
                return back == 1 || unicode ? back : 0;
            }
        }
        return 0;
    }

    /** The character that an escape stands for; what base64 has no use for becomes something that it refuses. */
    private static int value(byte[] text, int at) {
        return switch (text[at + 1]) {
            case '/' -> '/';
            case 'n', 'r', 't' -> ' ';
            case 'u' -> unicode(text, at + 2);
            default -> REFUSED;
        };
    }

    private static int unicode(byte[] text, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return REFUSED;
            }
            value = value << 4 | digit;
        }
        return value < 0x80 ? value : REFUSED;
    }
}
