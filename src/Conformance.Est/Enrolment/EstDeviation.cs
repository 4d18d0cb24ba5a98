namespace Conformance.Est.Enrolment;

/// <summary>What an authority can do wrong on purpose with a certificate that it was asked for.</summary>
/// <param name="Name">What files and cases call it.</param>
/// <param name="What">What is done wrong.</param>
/// <param name="Breaks">The clause that forbids it.</param>
public sealed record EstDeviation(string Name, string What, string Breaks)
{
    public static readonly EstDeviation OtherKey = new("other-key", "the certificate is for another key than the request", "RFC 7030 §4.2.3");
    public static readonly EstDeviation OtherName = new("other-name", "the certificate is for another name than the request", "RFC 7030 §4.2.3");
    public static readonly EstDeviation Expired = new("expired", "the time of the certificate is over", "RFC 5280 §6.1.3");
    public static readonly EstDeviation NotYetValid = new("not-yet-valid", "the time of the certificate has not come", "RFC 5280 §6.1.3");
    public static readonly EstDeviation UnknownAuthority = new("unknown-authority", "somebody else issues who has the name of the authority", "RFC 5280 §6.1.3");
    public static readonly EstDeviation WrongSignature = new("wrong-signature", "the last octet of the certificate's signature is another", "RFC 5280 §6.1.3");
    public static readonly EstDeviation WeakSignature = new("weak-signature", "the certificate is signed with SHA-1", "RFC 7925 §4.4");
    public static readonly EstDeviation WrongUsage = new("wrong-usage", "the certificate is for servers only", "RFC 5280 §4.2.1.12");
    public static readonly EstDeviation Garbage = new("garbage", "the body is random octets", "RFC 7030 §4.2.3");
    public static readonly EstDeviation Truncated = new("truncated", "the second half of the body is cut off", "RFC 7030 §4.2.3");
    public static readonly EstDeviation Empty = new("empty", "the message holds no certificate", "RFC 7030 §4.2.3");
    public static readonly EstDeviation Base64 = new("base64", "the body is base64, as over HTTP", "RFC 9148 §4.3");
    public static readonly EstDeviation Silent = new("silent", "nothing is answered", "RFC 7252 §5.2");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EstDeviation> All { get; } =
    [
        OtherKey, OtherName, Expired, NotYetValid, UnknownAuthority, WrongSignature, WeakSignature, WrongUsage, Garbage, Truncated, Empty, Base64, Silent,
    ];

    /// <returns><see langword="null"/> when there is none of that name.</returns>
    public static EstDeviation? Find(string name) => All.FirstOrDefault(one => one.Name == name);
}
