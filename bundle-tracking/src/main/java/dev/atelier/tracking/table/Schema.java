package dev.atelier.tracking.table;

import dev.atelier.core.database.Migration;
import java.util.List;

/** The tables of customers and their spending. Amounts are micro-dollars; days are those of UTC. */
final class Schema {
    static final List<Migration> MIGRATIONS = List.of(
            new Migration(
                    1,
                    "customers and their keys",
                    List.of("""
                            create table customer (
                              id bigint primary key,
                              name varchar(200) not null,
                              budget bigint,
                              renews varchar(8),
                              billing_day integer not null)""", """
                            create table customer_quota (
                              customer_id bigint not null references customer (id),
                              call_group varchar(100) not null,
                              renews varchar(8) not null,
                              most bigint not null,
                              primary key (customer_id, call_group, renews))""", """
                            create table customer_key (
                              id varchar(40) primary key,
                              customer_id bigint not null references customer (id),
                              title varchar(200) not null,
                              digest char(64) not null unique,
                              created_at timestamp with time zone not null)""", "create index customer_key_owner on customer_key (customer_id)")),
            new Migration(
                    2,
                    "budgets, quotas and reservations",
                    List.of("""
                            create table budget_account (
                              customer_id bigint not null,
                              renews varchar(8) not null,
                              starts_on date not null,
                              settled bigint not null,
                              reserved bigint not null,
                              primary key (customer_id, renews, starts_on))""", """
                            create table quota_use (
                              customer_id bigint not null,
                              call_group varchar(100) not null,
                              renews varchar(8) not null,
                              starts_on date not null,
                              calls bigint not null,
                              primary key (customer_id, call_group, renews, starts_on))""", """
                            create table reservation (
                              call_id char(26) primary key,
                              customer_id bigint not null,
                              renews varchar(8),
                              starts_on date,
                              amount bigint not null,
                              cost bigint,
                              reserved_at timestamp with time zone not null,
                              ended_at timestamp with time zone)""", "create index reservation_open on reservation (ended_at, reserved_at)")),
            new Migration(3, "usage", List.of("""
                            create table usage_event (
                              call_id char(26) primary key,
                              ended_at timestamp with time zone not null,
                              used_on date not null,
                              customer_id bigint not null,
                              operation varchar(200) not null,
                              provider varchar(200) not null,
                              model varchar(500) not null,
                              parameters_digest varchar(64) not null,
                              output_bytes bigint not null,
                              took_millis bigint not null,
                              cost bigint not null,
                              cached boolean not null,
                              outcome varchar(50) not null,
                              labels text not null)""", "create index usage_event_time on usage_event (ended_at)", """
                            create table usage_day (
                              used_on date not null,
                              customer_id bigint not null,
                              operation varchar(200) not null,
                              provider varchar(200) not null,
                              model varchar(500) not null,
                              calls bigint not null,
                              failures bigint not null,
                              cached_calls bigint not null,
                              cost bigint not null,
                              primary key (used_on, customer_id, operation, provider, model))""")),
            new Migration(
                    4,
                    "answers of the cache that are alike in one row",
                    List.of("alter table usage_event add column calls bigint default 1 not null")));

    private Schema() {}
}
