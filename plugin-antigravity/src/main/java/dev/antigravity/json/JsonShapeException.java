package dev.antigravity.json;

/// A document that is JSON but not of the shape that was asked for: a member is missing or of another type.
public final class JsonShapeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient JsonPath path;
    private final String complaint;

    JsonShapeException(JsonPath path, String complaint) {
        super((path.equals(JsonPath.ROOT) ? "the document" : path) + ": " + complaint);
        this.path = path;
        this.complaint = complaint;
    }

    /// The place the complaint is about.
    public JsonPath path() {
        return path;
    }

    /// What is wrong there, without the place.
    public String complaint() {
        return complaint;
    }
}
