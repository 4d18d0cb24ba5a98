using System.Security.Cryptography;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Whether the credentials of an account can be used at all, before anybody tries.</summary>
/// <remarks>Core 1.1 §6.1.3.3: an account that cannot work is refused when the bootstrap ends.</remarks>
internal sealed class CredentialCheck(SecurityAccount account, FaultSwitch faults)
{
    private const int LongestIdentity = 128;
    private const int LongestKey = 64;

    /// <param name="isCoaps">Whether the URI asks for DTLS.</param>
    public bool IsUsable(bool isCoaps) => account.Mode switch
    {
        SecurityResources.NoSec => !isCoaps,
        SecurityResources.Psk => isCoaps
            && account.Public.Length <= faults.Choose(KeyFaults.RefusesLongIdentity, LongestIdentity / 2, LongestIdentity)
            && account.Secret.Length > 0
            && account.Secret.Length <= faults.Choose(KeyFaults.RefusesLongKey, LongestKey / 2, LongestKey),
        SecurityResources.Raw or SecurityResources.Certificate => isCoaps && HasKey && !account.Public.IsEmpty && !account.ServerKey.IsEmpty,
        _ => false,
    };

    private bool HasKey
    {
        get
        {
            try
            {
                using var key = ECDsa.Create();
                key.ImportPkcs8PrivateKey(account.Secret.Span, out _);
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }
}
