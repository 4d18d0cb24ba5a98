namespace Conformance.Dtls.Handshake;

/// <summary>The body of a handshake message, decoded.</summary>
public interface IHandshakeBody
{
    HandshakeType Type { get; }

    byte[] ToArray();
}
