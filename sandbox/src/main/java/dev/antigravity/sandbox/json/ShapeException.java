package dev.antigravity.sandbox.json;

/// A value that does not have the shape it must have.
public final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final transient Problem problem;

    public ShapeException(Place place, Problem problem) {
        super(place + ": " + problem);
        this.place = place;
        this.problem = problem;
    }

    public Place place() {
        return place;
    }

    public Problem problem() {
        return problem;
    }
}
