package dev.antigravity.route;

/// What a request asks of a model. To find out means reading the body, so each is asked only if it matters.
public interface RequestNeeds {
    /// It brings tools.
    boolean tools();

    /// It holds images.
    boolean images();

    /// It wants to see or spend thinking.
    boolean thinking();

    /// Tokens it will surely take, of prompt and answer together: a careful estimate, never more than there are.
    long tokens();
}
