package dev.atelier.launcher.client;

import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.home.RunningInstance;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends lines to the shell of a running platform. */
final class ShellClient {
    private final RunningInstance running;
    private final PrintStream out;

    ShellClient(RunningInstance running, PrintStream out) {
        this.running = running;
        this.out = out;
    }

    /** Runs the words as one line, or, where there are none, every line of the input. */
    boolean run(List<String> words, InputStream input) throws IOException {
        if (!words.isEmpty()) {
            return run(String.join(" ", words));
        }
        boolean done = true;
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        @Nullable String line;
        prompt();
        while ((line = lines.readLine()) != null) {
            done &= line.isBlank() || run(line);
            prompt();
        }
        return done;
    }

    private void prompt() {
        if (Boolean.getBoolean("atelier.terminal")) {
            out.print("atelier> ");
            out.flush();
        }
    }

    private boolean run(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.shellPort())) {
            DataOutputStream request = new DataOutputStream(socket.getOutputStream());
            request.writeUTF(running.shellToken());
            request.writeUTF(line);
            request.flush();
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            boolean done = answer.readBoolean();
            answer.transferTo(out);
            out.flush();
            return done;
        } catch (EOFException e) {
            throw new LaunchException("The platform did not accept the command", e);
        }
    }
}
