using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Conformance.Wire;
using Conformance.Wire.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Conformance.Harness.Web;

/// <summary>TLS below a web host, by the base library. What does not begin with a record of a handshake is carried as it is, and can be told from the rest.</summary>
/// <remarks>RFC 8446 §5.1. Kestrel's own layer needs the framework around it, and does not tell how a handshake ended.</remarks>
/// <param name="carry">What is above.</param>
/// <param name="loop">Where the host is asked what it shows.</param>
internal sealed class TlsLayer(ConnectionDelegate carry, SynchronizationContext loop, WebSecurity security)
{
    private const byte Handshake = 22;
    private static readonly object Key = new();

    /// <summary>Whether a request came under TLS.</summary>
    public static bool IsUnder(IFeatureCollection features) => features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Key) == true;

    public async Task CarryAsync(ConnectionContext connection)
    {
        var plain = connection.Transport;
        var begun = await plain.Input.ReadAsync(connection.ConnectionClosed);
        var isRecord = begun.Buffer is { IsEmpty: false, FirstSpan: [Handshake, ..] };
        plain.Input.AdvanceTo(begun.Buffer.Start);
        if (!isRecord)
        {
            await carry(connection);
            return;
        }

        await using var stream = new SslStream(new TwoWayStream(plain));
        if (!await ShakeHandsAsync(stream, connection))
        {
            return;
        }

        connection.Items[Key] = true;
        connection.Transport = new Pipes(PipeReader.Create(stream), PipeWriter.Create(stream));
        try
        {
            await carry(connection);
        }
        finally
        {
            await connection.Transport.Output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private async Task<bool> ShakeHandsAsync(SslStream stream, ConnectionContext connection)
    {
        var shown = await OnLoopAsync(security.Shows);
        string? failure = null;
        try
        {
            await stream.AuthenticateAsServerAsync(OptionsFor(shown), connection.ConnectionClosed);
        }
        catch (Exception ended) when (ended is AuthenticationException or IOException or OperationCanceledException)
        {
            failure = ended.InnerException?.Message ?? ended.Message;
        }

        var greeting = new WebGreeting((IPEndPoint)connection.RemoteEndPoint!, TimeProvider.System.Monotonic, failure);
        loop.Post(_ => security.Greeted(greeting), null);
        return failure is null;
    }

    private static SslServerAuthenticationOptions OptionsFor(WebCredential shown)
    {
        var own = X509CertificateLoader.LoadCertificate(shown.Chain[0].Span).CopyWithPrivateKey(shown.Key);
        var above = new X509Certificate2Collection(shown.Chain.Skip(1).Select(octets => X509CertificateLoader.LoadCertificate(octets.Span)).ToArray());
        return new()
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(own, above, offline: true),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
    }

    private Task<T> OnLoopAsync<T>(Func<T> ask)
    {
        var told = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(_ => told.TrySetResult(ask()), null);
        return told.Task;
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
