package dev.atelier.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * H2 closes its file when it cannot write, and opens it again once the last connection of before is gone: the pool must
 * not keep them.
 */
public final class ClosedFile implements SQLExceptionOverride {
    private static final String CLOSED = "90098";

    @Override
    public Override adjudicate(SQLException failure) {
        return CLOSED.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
