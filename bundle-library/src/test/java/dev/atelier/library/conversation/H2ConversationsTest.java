package dev.atelier.library.conversation;

import dev.atelier.core.database.Database;
import dev.atelier.library.Databases;

class H2ConversationsTest extends DatabaseConversationsContract {
    private final Database database = Databases.h2();

    @Override
    Database database() {
        return database;
    }
}
