package dev.atelier.jobs.webhook;

/**
 * A message that is due.
 *
 * @param job what it is about
 * @param address where it goes
 * @param body what it says
 * @param attempt which attempt this is, from 1
 */
record Delivery(String job, String address, String body, int attempt) {}
