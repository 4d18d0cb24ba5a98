namespace Conformance.Engine.Control.Servers;

/// <summary>What an adapter can tell of what a server told its user.</summary>
public enum ServerTold
{
    /// <summary>The response code of the client.</summary>
    Code,

    /// <summary>Values of resources.</summary>
    Values,

    /// <summary>Names and units of resources.</summary>
    Units,

    /// <summary>That something went wrong.</summary>
    Error,
}
