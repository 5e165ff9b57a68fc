package dev.atelier.core.operation;

/** A request of one operation with its own fields. Each implementation also has a static {@code of(MediaRequest)}. */
public interface TypedRequest {
    /** The same request in the form that the platform handles. */
    MediaRequest toRequest();
}
