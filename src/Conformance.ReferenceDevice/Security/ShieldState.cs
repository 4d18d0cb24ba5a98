namespace Conformance.ReferenceDevice.Security;

/// <summary>What came of the wish to speak to a server.</summary>
public enum ShieldState
{
    /// <summary>It can be spoken to as before.</summary>
    Up,

    /// <summary>It can be spoken to, after a whole handshake: what was agreed on before is over.</summary>
    Renewed,

    /// <summary>It cannot be spoken to now.</summary>
    Down,

    /// <summary>It is not to be spoken to until its account changes.</summary>
    Barred,
}
