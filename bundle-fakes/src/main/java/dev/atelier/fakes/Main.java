package dev.atelier.fakes;

import java.io.IOException;
import java.io.PrintStream;

/** {@code atelier fakes}: the fake vendors by themselves, for a platform or any other client to be pointed at. */
public final class Main {
    private static final int FIRST_PORT = 9100;
    private static final String KEY = "sk-fake";

    private Main() {}

    /** Runs until the process is ended. The only argument, if there is one, is the first port; 0: any that are free. */
    public static void main(String[] arguments) throws InterruptedException {
        // The JDK's server reads it once; without it small answers wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        PrintStream out = System.out;
        try (Fakes fakes = Fakes.start(port(arguments), KEY)) {
            out.println("Fake vendors, which accept the key " + KEY + " and charge nothing:");
            fakes.all().forEach(fake -> out.printf("  %-10s baseUrl=%s%n", fake.provider(), fake.baseUrl()));
            out.println("Set these in the home's conf/dev.atelier.<provider>.cfg, with apiKey=" + KEY
                    + ", or start the platform with: atelier run --fakes");
            Thread.currentThread().join();
        } catch (IOException taken) {
            System.err.println("atelier: the fake vendors cannot listen: " + taken.getMessage());
            System.exit(1);
        }
    }

    private static int port(String[] arguments) {
        try {
            return arguments.length == 0 ? FIRST_PORT : Integer.parseInt(arguments[0]);
        } catch (NumberFormatException noPort) {
            System.err.println("atelier: the port must be a number from 0 to 65535, but is " + arguments[0]);
            System.exit(1);
            return 0;
        }
    }
}
