namespace Conformance.Engine.Control.Servers;

/// <summary>Makes the hand that the file of a server asks for.</summary>
public interface IServerControls
{
    /// <summary>What controls made here will be able to ask. A case that needs more is not applicable, with that reason.</summary>
    IReadOnlySet<ServerAsk> Asks { get; }

    /// <summary>What they will be able to tell. A case that judges more is not applicable, with that reason.</summary>
    IReadOnlySet<ServerTold> Tells { get; }

    /// <summary>Whether controls made here start a server of their own, so that there can be several.</summary>
    bool Starts { get; }

    IServerControl Create(ServerTarget target);
}
