package dev.atelier.fakes;

import dev.atelier.testkit.vendor.VendorFake;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code atelier fakes}: the fake vendors by themselves, for a platform or any other client to be pointed at. */
public final class Main {
    private static final int FIRST_PORT = 9100;
    private static final String KEY = "sk-fake";

    private Main() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the first port, 0 for any that are free; then how many bytes each result has
     */
    public static void main(String[] arguments) throws InterruptedException {
        // The JDK's server reads it once; without it small answers wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        PrintStream out = System.out;
        try (Fakes fakes = Fakes.start(number(arguments, 0, FIRST_PORT), KEY)) {
            int bytes = number(arguments, 1, 0);
            out.println("Fake vendors, which accept the key " + KEY + " and charge nothing:");
            for (VendorFake fake : fakes.all()) {
                if (bytes > 0) {
                    fake.resultBytes(bytes);
                }
                out.printf("  %-10s baseUrl=%s%s%n", fake.provider(), text(fake.baseUrl()), more(fake));
            }
            out.println(
                    "Set these in the home's conf/dev.atelier.<provider>.cfg, each on a line of its own, with apiKey="
                            + text(KEY) + ", or start the platform with: atelier run --fakes");
            Thread.currentThread().join();
        } catch (IOException taken) {
            System.err.println("atelier: the fake vendors cannot listen: " + taken.getMessage());
            System.exit(1);
        }
    }

    private static String more(VendorFake fake) {
        StringBuilder more = new StringBuilder();
        fake.settings()
                .forEach((name, value) ->
                        more.append(' ').append(name).append('=').append(text(value)));
        return more.toString();
    }

    /** As a .cfg file has it. */
    private static String text(Object value) {
        return value instanceof String[] list
                ? Stream.of(list).collect(Collectors.joining("\",\"", "[\"", "\"]"))
                : "\"" + value + "\"";
    }

    private static int number(String[] arguments, int index, int otherwise) {
        try {
            return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
        } catch (NumberFormatException noNumber) {
            System.err.println("atelier: the port must be a number from 0 to 65535, but is " + arguments[index]);
            System.exit(1);
            return 0;
        }
    }
}
