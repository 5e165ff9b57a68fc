package dev.atelier.core.database;

/** The databases that are spoken to, where their SQL differs. */
public enum Dialect {
    H2,
    POSTGRESQL
}
