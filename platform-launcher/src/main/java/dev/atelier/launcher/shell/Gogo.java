package dev.atelier.launcher.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Runs a line in the Gogo shell. By reflection, since Gogo's classes belong to a bundle that can be replaced. */
public final class Gogo {
    private static final String PROCESSOR = "org.apache.felix.service.command.CommandProcessor";
    private static final int INSPECT = 0;

    private final BundleContext framework;

    public Gogo(BundleContext framework) {
        this.framework = framework;
    }

    /**
     * What a line printed and returned, as text.
     *
     * @throws ShellException if the line failed, with the shell's own message
     */
    String run(String line) throws ShellException {
        return run(line, Map.of());
    }

    /**
     * As before, with variables that the line may name: what they hold is not read as a part of the line.
     *
     * @throws ShellException if the line failed, with the shell's own message
     */
    public String run(String line, Map<String, String> variables) throws ShellException {
        @Nullable ServiceReference<?> reference = framework.getServiceReference(PROCESSOR);
        if (reference == null) {
            throw new ShellException("The shell is not installed");
        }
        Object processor = Objects.requireNonNull(framework.getService(reference));
        try {
            return run(processor, line, variables);
        } catch (InvocationTargetException e) {
            throw new ShellException(Objects.requireNonNullElse(e.getCause(), e).getMessage());
        } catch (ReflectiveOperationException e) {
            throw new ShellException("The installed shell does not take commands: " + e.getMessage());
        } finally {
            framework.ungetService(reference);
        }
    }

    private static String run(Object processor, String line, Map<String, String> variables)
            throws ReflectiveOperationException {
        ClassLoader loader = processor.getClass().getClassLoader();
        Class<?> processorType = Class.forName(PROCESSOR, false, loader);
        Class<?> sessionType = Class.forName("org.apache.felix.service.command.CommandSession", false, loader);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Object session = processorType
                .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                .invoke(processor, new ByteArrayInputStream(new byte[0]), out, out);
        try {
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                sessionType
                        .getMethod("put", String.class, Object.class)
                        .invoke(session, variable.getKey(), variable.getValue());
            }
            @Nullable
            Object result = sessionType.getMethod("execute", CharSequence.class).invoke(session, line);
            if (result != null) {
                out.println(
                        sessionType.getMethod("format", Object.class, int.class).invoke(session, result, INSPECT));
            }
        } finally {
            sessionType.getMethod("close").invoke(session);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
