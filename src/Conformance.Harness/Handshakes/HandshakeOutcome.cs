namespace Conformance.Harness.Handshakes;

/// <summary>How it ended.</summary>
public enum HandshakeOutcome
{
    /// <summary>There was an association, and it ended in good order.</summary>
    Agreed,

    /// <summary>One side refused the other.</summary>
    Refused,

    /// <summary>Nobody answered.</summary>
    Silent,
}
