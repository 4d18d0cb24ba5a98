namespace Conformance.ReferenceDevice.Registration;

/// <summary>Resources of object 0 that the device acts on.</summary>
public static class SecurityResources
{
    public const ushort Object = 0;
    public const ushort Uri = 0;
    public const ushort IsBootstrap = 1;
    public const ushort Mode = 2;
    public const ushort PublicKey = 3;
    public const ushort ServerPublicKey = 4;
    public const ushort SecretKey = 5;
    public const ushort ShortServerId = 10;
    public const ushort HoldOff = 11;
    public const ushort AccountTimeout = 12;
    public const ushort MatchingType = 13;
    public const ushort Sni = 14;
    public const ushort CertificateUsage = 15;
    public const ushort Suites = 16;
    public const ushort OscoreLink = 17;
    public const ushort Groups = 18;
    public const ushort Schemes = 20;

    /// <summary>Values of <see cref="Mode"/>: a pre-shared key, a raw public key, a certificate.</summary>
    public const long Psk = 0;
    public const long Raw = 1;
    public const long Certificate = 2;

    /// <summary>The value of <see cref="Mode"/> for no security.</summary>
    public const long NoSec = 3;

    /// <summary>The value of <see cref="Mode"/> for certificates that are enrolled for.</summary>
    public const long Enrolment = 4;
}
