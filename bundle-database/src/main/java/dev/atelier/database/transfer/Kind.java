package dev.atelier.database.transfer;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a column holds, where databases agree, and its form in the file: texts, numbers and truth values. */
enum Kind {
    NUMBER {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getLong(column);
        }
    },
    FLAG {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBoolean(column);
        }
    },
    TEXT {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    DATE {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            LocalDate date = row.getObject(column, LocalDate.class);
            return date == null ? null : date.toString();
        }

        @Override
        Object written(Object value) {
            return LocalDate.parse(value.toString());
        }
    },
    TIME {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant().toString();
        }

        @Override
        Object written(Object value) {
            return OffsetDateTime.parse(value.toString()).withOffsetSameInstant(ZoneOffset.UTC);
        }
    };

    /** A column's value as it stands in the file. */
    abstract @Nullable Object read(ResultSet row, int column) throws SQLException;

    /** A value of the file as a statement takes it. */
    Object written(Object value) {
        return value;
    }

    /** @param type of {@link Types}, or what a driver calls it */
    static Kind of(int type, String name, String column) {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> NUMBER;
            case Types.BOOLEAN, Types.BIT -> FLAG;
            case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> TEXT;
            case Types.DATE -> DATE;
            case Types.TIMESTAMP_WITH_TIMEZONE -> TIME;
            default -> {
                if (name.equals("timestamptz")) {
                    yield TIME;
                }
                throw new MediaException(
                        ErrorKind.INTERNAL,
                        "the column " + column + " is of the type " + name + ", which has no form in a file");
            }
        };
    }
}
