namespace Conformance.Dtls;

/// <summary>Whether a server wants to see a client's certificate.</summary>
public enum ClientAuthentication
{
    None,
    Optional,
    Required,
}
