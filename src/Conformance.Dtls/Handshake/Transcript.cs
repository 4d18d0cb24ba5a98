using System.Security.Cryptography;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>Everything both sides said in this handshake, as Finished and CertificateVerify attest to it.</summary>
/// <remarks>
/// RFC 5246 §7.4.9, RFC 6347 §4.2.6: without HelloRequest, HelloVerifyRequest and the ClientHello before it. Octets are kept and not a hash, because
/// a signature may ask for another hash than Finished.
/// </remarks>
public sealed class Transcript
{
    private SpanWriter _messages = new();
    private int _before;

    /// <summary>Everything so far.</summary>
    public ReadOnlySpan<byte> Messages => _messages.Written;

    /// <summary>Everything but the last message.</summary>
    public ReadOnlySpan<byte> BeforeLast => _messages.Written[.._before];

    public byte[] Hash => SHA256.HashData(Messages);

    public byte[] HashBeforeLast => SHA256.HashData(BeforeLast);

    public void Add(HandshakeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);

        _before = _messages.Length;
        _messages.Write(message.ToArray());
    }

    public void Clear() => (_messages, _before) = (new(), 0);
}
