using System.Net;
using Conformance.Dtls;
using Conformance.Est.Enrolment;

namespace Conformance.Harness.Enrolment;

/// <summary>What an enrolment server on real sockets is made of.</summary>
public sealed record EnrolmentTerms
{
    /// <summary>Whose authority it is.</summary>
    public required CredentialFolder Folder { get; init; }

    /// <summary>How it answers.</summary>
    public required EstTerms Answers { get; init; }

    /// <summary>Where it listens for CoAP over DTLS.</summary>
    public IPEndPoint? Secured { get; init; }

    /// <summary>Where it listens for CoAP in clear.</summary>
    public IPEndPoint? Plain { get; init; }

    /// <summary>Where it listens for HTTPS.</summary>
    public IPEndPoint? Web { get; init; }

    /// <summary>The host in its own certificate.</summary>
    public required string Host { get; init; }

    /// <summary>Whether clients have to show a certificate.</summary>
    public ClientAuthentication Clients { get; init; } = ClientAuthentication.Optional;
}
