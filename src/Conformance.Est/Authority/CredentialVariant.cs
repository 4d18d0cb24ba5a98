namespace Conformance.Est.Authority;

/// <summary>A credential as it should be, or wrong in one way.</summary>
public enum CredentialVariant
{
    /// <summary>Right in every way.</summary>
    Good,

    /// <summary>For another host.</summary>
    WrongHost,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Its time has not come.</summary>
    NotYetValid,

    /// <summary>Issued by an authority that nobody knows.</summary>
    UnknownAuthority,

    /// <summary>On the list of what was revoked.</summary>
    Revoked,

    /// <summary>For the other side: a client's where a server's is required.</summary>
    WrongUsage,

    /// <summary>Signed with SHA-1.</summary>
    WeakSignature,

    /// <summary>Eight authorities stand between it and the root: right, and long.</summary>
    LongChain,

    /// <summary>Issued by an authority for names below another domain.</summary>
    NameConstrained,
}
