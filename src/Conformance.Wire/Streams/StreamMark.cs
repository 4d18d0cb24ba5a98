namespace Conformance.Wire.Streams;

/// <summary>What a piece of a stream is to a capture.</summary>
public enum StreamMark
{
    /// <summary>The connection is asked for.</summary>
    Asked,

    /// <summary>It is taken.</summary>
    Taken,

    /// <summary>Octets.</summary>
    Octets,

    /// <summary>One side sends nothing any more.</summary>
    Ended,

    /// <summary>It broke.</summary>
    Broken,
}
