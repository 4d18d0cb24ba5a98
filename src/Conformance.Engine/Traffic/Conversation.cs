using System.Net;
using Conformance.Wire;

namespace Conformance.Engine.Traffic;

/// <summary>What one client and one server said to each other.</summary>
/// <param name="Client">Address of the client.</param>
/// <param name="Server">Address of the server.</param>
/// <param name="Messages">In order of time, decrypted where they were secured.</param>
public sealed record Conversation(IPEndPoint Client, IPEndPoint Server, IReadOnlyList<PassedMessage> Messages)
{
    /// <summary>The datagrams as they passed.</summary>
    public IReadOnlyList<PassedDatagram> Datagrams { get; init; } = [];

    /// <summary>Whether it is under DTLS.</summary>
    public bool IsSecured { get; init; }

    /// <summary>Records that stayed closed because no key was given for them, and why.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What it holds that can be judged.</summary>
    public required ConversationReading Reading { get; init; }

    /// <summary>The endpoint name of the client, else its address.</summary>
    public string ClientName => Reading.Endpoint ?? Client.ToString();

    /// <summary>Whether the client asked for bootstrap in it.</summary>
    public bool IsBootstrap => Reading.Sightings.Any(seen => seen.Kind is "bs-request" or "bs-pack-request");
}
