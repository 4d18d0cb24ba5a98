using Conformance.Lwm2m.Objects;
using Conformance.ReferenceServer.Security;
using Conformance.Wire;
using Conformance.Wire.Streams;
using Conformance.Wire.Web;

namespace Conformance.ReferenceServer;

/// <summary>What a server is made of.</summary>
public sealed record ServerSettings
{
    /// <summary>Enabler versions that it has.</summary>
    public IReadOnlyList<string> Versions { get; init; } = ["1.0", "1.1", "1.2"];

    /// <summary>Endpoints that it does not let in.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Endpoints that may be bootstrapped; <see langword="null"/>: all but those refused.</summary>
    public IReadOnlyList<string>? Bootstrappable { get; init; }

    /// <summary>Whether it gives bootstrap packs.</summary>
    public bool Packs { get; init; } = true;

    /// <summary>How many requests may be open at once in the network behind one border router.</summary>
    public int MostOutstanding { get; init; } = 16;

    /// <summary>How many clients of one network a campaign has fetching its image at once.</summary>
    public int MostUpdating { get; init; } = 8;

    /// <summary>How long the client of an operation may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(93);

    /// <summary>The address of its management side, as a bootstrapped client is told.</summary>
    public required Func<string> Uri { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Source of locations, message ids, tokens and first time-outs.</summary>
    public required Random Random { get; init; }

    public required ObjectRegistry Objects { get; init; }

    /// <summary>Where clients register.</summary>
    public required IDatagramTransport Management { get; init; }

    /// <summary>Where connections are taken, at the address of datagrams; <see langword="null"/> where they are not.</summary>
    public IStreamNetwork? Streams { get; init; }

    /// <summary>Where clients register under DTLS; <see langword="null"/> where they cannot.</summary>
    public IDatagramTransport? Secured { get; init; }

    /// <summary>Where clients enrol under DTLS; <see langword="null"/> where they cannot.</summary>
    public IDatagramTransport? Enrolment { get; init; }

    /// <summary>What it proves itself with there, and knows its clients by; asked for when the first one comes.</summary>
    public Func<ServerIdentity>? Identity { get; init; }

    /// <summary>Gets the secrets of each handshake, as lines of an NSS key log.</summary>
    public Action<string>? KeyLog { get; init; }

    /// <summary>Where clients bootstrap.</summary>
    public required IDatagramTransport Bootstrap { get; init; }

    /// <summary>How its users reach it; <see langword="null"/> for a server without users.</summary>
    public IWebListener? Web { get; init; }

    /// <summary>What it does wrong on purpose: nothing, unless told.</summary>
    public FaultSwitch Faults { get; init; } = FaultSwitch.Off;
}
