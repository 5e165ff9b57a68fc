package dev.atelier.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * H2 closes its file when it cannot write, on a full disk for example. It is opened again once the pool has let go of the
 * connections of before, and is looked through first, as after a crash. Safe for use by any number of threads.
 */
final class ReopenedFile implements SQLExceptionOverride {
    private static final String CLOSED = "90098";

    private volatile boolean closed;
    private final H2File file;

    ReopenedFile(H2File file) {
        this.file = file;
    }

    // The interface has a type of the annotation's name.
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!CLOSED.equals(failure.getSQLState()) && !SqlFailures.isLasting(failure)) {
            return Override.CONTINUE_EVICT;
        }
        closed = true;
        return Override.MUST_EVICT;
    }

    /** The same connections, behind that look. */
    DataSource over(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                ReopenedFile.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && closed) {
                        // As long as anybody has it open it is not closed yet.
                        closed = !file.recover();
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }
}
