using Conformance.Coap.Messages;

namespace Conformance.Est.Enrolment;

/// <summary>How an enrolment server answers: properly, unless told otherwise.</summary>
public sealed record EstTerms
{
    /// <summary>How long a certificate is good.</summary>
    public TimeSpan Life { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What is there besides crts, sen and sren (RFC 9148 §4.2).</summary>
    public IReadOnlySet<EstFunction> Optional { get; init; } = new HashSet<EstFunction>();

    /// <summary>Identifiers of what requests are to contain.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>How long each request for a certificate is put off: the same request gets its answer then (RFC 9148 §4.7).</summary>
    public TimeSpan After { get; init; }

    /// <summary>Whether a certificate comes apart from the acknowledgement of its request (RFC 9148 §4.7).</summary>
    public bool Apart { get; init; }

    /// <summary>What requests are refused with.</summary>
    public CoapCode? Refusal { get; init; }

    /// <summary>What is done wrong.</summary>
    public EstDeviation? Deviation { get; init; }

    /// <summary>How many requests are refused or answered wrongly; those after them are not.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Certificates of other authorities that crts brings besides, to make it long.</summary>
    public int Others { get; init; }

    /// <summary>Whether the certificate stands before the key that was made by the server.</summary>
    public bool CertificateFirst { get; init; }

    /// <summary>Whether only who showed a certificate is served (RFC 9148 §3); crts is there for everybody.</summary>
    public bool AsksForIdentity { get; init; }
}
