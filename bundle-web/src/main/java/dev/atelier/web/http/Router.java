package dev.atelier.web.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the endpoints of a path. Safe for use by any number of threads. */
public final class Router {
    private final Map<String, Route> literal = new HashMap<>();
    private final List<Route> variable = new ArrayList<>();

    public Router(List<Endpoint> endpoints) {
        Map<String, Map<String, Endpoint>> byPattern = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            Endpoint same = byPattern
                    .computeIfAbsent(endpoint.pattern(), pattern -> new HashMap<>())
                    .put(endpoint.method(), endpoint);
            if (same != null) {
                throw new IllegalArgumentException("two endpoints for " + endpoint.method() + " " + endpoint.pattern());
            }
        }
        byPattern.forEach((pattern, methods) -> {
            Route route = new Route(segments(pattern), methods);
            if (pattern.indexOf('{') < 0) {
                literal.put(pattern, route);
            } else {
                variable.add(route);
            }
        });
    }

    Optional<Match> find(String path) {
        String exact = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Route route = literal.get(exact);
        if (route != null) {
            return Optional.of(new Match(route, Map.of()));
        }
        List<String> segments = segments(exact);
        return variable.stream()
                .flatMap(candidate -> candidate.match(segments).stream())
                .findFirst();
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** A path that was found. */
    record Match(Route route, Map<String, String> variables) {}

    /** The endpoints that share a pattern, by method. */
    record Route(List<String> segments, Map<String, Endpoint> methods) {
        @Nullable
        Endpoint endpoint(String method) {
            Endpoint endpoint = methods.get(method);
            return endpoint == null && method.equals("HEAD") ? methods.get("GET") : endpoint;
        }

        /** The value of the Allow header. */
        String allow() {
            SortedSet<String> allowed = new TreeSet<>(methods.keySet());
            allowed.add("OPTIONS");
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            return String.join(", ", allowed);
        }

        Optional<Match> match(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{") && !path.get(i).isEmpty()) {
                    variables.put(segment.substring(1, segment.length() - 1), decoded(path.get(i)));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(this, variables));
        }

        private static String decoded(String segment) {
            return Query.decoded(segment.replace("+", "%2B"));
        }
    }
}
