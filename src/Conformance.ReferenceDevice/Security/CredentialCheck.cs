using System.Security.Cryptography;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Whether the credentials of an account can be used at all, before anybody tries.</summary>
/// <remarks>Core 1.1 §6.1.3.3: an account that cannot work is refused when the bootstrap ends.</remarks>
/// <param name="isInLab">Whether servers may be met without certificates.</param>
internal sealed class CredentialCheck(SecurityAccount account, bool isInLab, FaultSwitch faults)
{
    private const int LongestIdentity = 128;
    private const int LongestKey = 64;

    /// <param name="isCoaps">Whether the URI asks for DTLS.</param>
    /// <param name="isBootstrap">Whether it is the account of a bootstrap server.</param>
    public bool IsUsable(bool isCoaps, bool isBootstrap) => IsAllowed(isBootstrap) && account.Mode switch
    {
        SecurityResources.NoSec => !isCoaps,
        SecurityResources.Psk => isCoaps
            && account.Public.Length <= faults.Choose(KeyFaults.RefusesLongIdentity, LongestIdentity / 2, LongestIdentity)
            && account.Secret.Length > 0
            && account.Secret.Length <= faults.Choose(KeyFaults.RefusesLongKey, LongestKey / 2, LongestKey),
        SecurityResources.Raw or SecurityResources.Certificate => isCoaps && HasKey && !account.Public.IsEmpty && !account.ServerKey.IsEmpty,
        _ => false,
    };

    private bool IsAllowed(bool isBootstrap) => isInLab || account.Mode switch
    {
        SecurityResources.NoSec => faults.Has(PolicyFaults.TakesNoSecurity),
        SecurityResources.Psk => isBootstrap || faults.Has(PolicyFaults.TakesPreSharedKey),
        SecurityResources.Raw => isBootstrap,
        _ => true,
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
