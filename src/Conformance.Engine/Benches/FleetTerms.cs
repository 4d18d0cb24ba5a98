using Conformance.Roles;
using Conformance.Roles.Clients;

namespace Conformance.Engine.Benches;

/// <summary>How the clients of a fleet behave.</summary>
public sealed record FleetTerms
{
    public required int Size { get; init; }

    /// <summary>How long each of their answers takes.</summary>
    public TimeSpan AnswersAfter { get; init; }

    /// <summary>The length of time for which requests are counted together.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>How long each fetches an image that it is told of; <see langword="null"/> for clients without firmware.</summary>
    public TimeSpan? Downloads { get; init; }

    /// <summary>How many of them lose the connection at their first download.</summary>
    public int Failing { get; init; }

    /// <summary>The one protocol that they list for images (object 5, resource 8).</summary>
    public int Protocol { get; init; }

    /// <summary>How long an answer to them may take.</summary>
    public required TimeSpan Within { get; init; }

    // Longer than any case: nobody updates.
    private const int Lifetime = 7200;

    /// <summary>The Register of one of them.</summary>
    public OperationRequest Registration(ScriptedClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Registering(Within, Lifetime);
    }
}
