namespace Conformance.ReferenceDevice.Security;

/// <summary>How the accounts of the factory are secured: resources 2 to 5 of object 0.</summary>
/// <param name="Mode">0 a pre-shared key, 1 a raw public key, 2 a certificate, 3 nothing.</param>
/// <param name="Public">The identity, the device's raw public key, or its certificate in DER.</param>
/// <param name="ServerKey">The server's raw public key, or certificate in DER.</param>
/// <param name="Secret">The pre-shared key, or the private key as PKCS #8.</param>
public sealed record FactoryCredentials(long Mode, ReadOnlyMemory<byte> Public, ReadOnlyMemory<byte> ServerKey, ReadOnlyMemory<byte> Secret)
{
    public static FactoryCredentials None { get; } = new(3, default, default, default);
}
