namespace Conformance.Oscore.Messages;

/// <summary>Why what is protected could not be taken.</summary>
/// <remarks>RFC 8613 §8.2.</remarks>
public enum OpeningFailure
{
    /// <summary>The option, or what was encrypted, cannot be decoded.</summary>
    Undecodable,

    /// <summary>There is no context for it.</summary>
    NoContext,

    /// <summary>Its number came before.</summary>
    Replayed,

    /// <summary>The tag is wrong.</summary>
    Forged,
}
