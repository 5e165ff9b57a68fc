package dev.atelier.core.pipeline;

import java.util.Set;

/**
 * Who asks.
 *
 * @param customerId whose budget, jobs and assets are meant; above 0
 * @param subject the name of the credential, for records; {@code local} where none is required
 * @param roles what the caller may do
 */
public record Caller(long customerId, String subject, Set<Role> roles) {
    /** What a caller may do. */
    public enum Role {
        CLIENT,
        OPERATOR
    }

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the caller may see what belongs to a customer. */
    public boolean maySee(long otherCustomer) {
        return customerId == otherCustomer || is(Role.OPERATOR);
    }
}
