namespace Conformance.ReferenceDevice;

/// <summary>
/// A server account as the factory puts it into objects 0 and 1. Resources that stay <see langword="null"/> are not instantiated.
/// </summary>
/// <remarks>Object 1; the times are in seconds as on the wire.</remarks>
public sealed record ServerAccount
{
    /// <summary><c>coap://host[:port]</c>.</summary>
    public required string Uri { get; init; }

    public ushort ShortServerId { get; init; } = 1;

    public long Lifetime { get; init; } = 86400;

    /// <summary>/1/x/7.</summary>
    public string Binding { get; init; } = "U";

    /// <summary>/1/x/22, from 1.1 on.</summary>
    public string? PreferredTransport { get; init; }

    /// <summary>/1/x/2.</summary>
    public long? DefaultMinimumPeriod { get; init; }

    /// <summary>/1/x/3.</summary>
    public long? DefaultMaximumPeriod { get; init; }

    /// <summary>/1/x/5.</summary>
    public long? DisableTimeout { get; init; } = 86400;

    /// <summary>/1/x/6.</summary>
    public bool NotificationStoring { get; init; } = true;

    /// <summary>/1/x/23, from 1.1 on.</summary>
    public bool? MuteSend { get; init; } = true;

    /// <summary>/1/x/13 to /1/x/20 by resource id, from 1.1 on: the registration sequence and its retries.</summary>
    public IReadOnlyDictionary<ushort, string> RegistrationSequence { get; init; } = new Dictionary<ushort, string>();
}
