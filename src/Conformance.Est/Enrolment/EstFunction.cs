namespace Conformance.Est.Enrolment;

/// <summary>What can be asked of an enrolment server.</summary>
/// <remarks>RFC 9148 §4.1, table 1.</remarks>
public enum EstFunction
{
    /// <summary>Which functions there are, and where.</summary>
    Discovery,

    /// <summary>Certificates of the authority.</summary>
    Authorities,

    /// <summary>A first certificate.</summary>
    Enrol,

    /// <summary>Another certificate for who has one.</summary>
    Renew,

    /// <summary>What requests are to contain.</summary>
    Attributes,

    /// <summary>A key made by the server, with certificates in PKCS #7.</summary>
    GenerateKey,

    /// <summary>A key made by the server, with one certificate.</summary>
    GenerateKeyOne,
}
