using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Conformance.Dtls;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Enrolment;
using Conformance.Est.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Conformance.Harness.Enrolment;

/// <summary>The HTTPS face of an authority, for clients of RFC 7030. What is answered is asked of the loop.</summary>
public sealed class EnrolmentWeb : IAsyncDisposable
{
    private const int LargestBody = 1 << 16;
    private const string Boundary = "conformance-boundary";

    private static readonly Dictionary<int, string> Types = new()
    {
        [EstFormat.CertificateBag] = "application/pkcs7-mime; smime-type=certs-only",
        [EstFormat.RequestAttributes] = "application/csrattrs",
        [EstFormat.PrivateKey] = "application/pkcs8",
    };

    private readonly WebApplication _application;

    private EnrolmentWeb(WebApplication application, IPEndPoint local) => (_application, LocalEndPoint) = (application, local);

    public IPEndPoint LocalEndPoint { get; }

    /// <param name="answer">Asked on the loop that opens it.</param>
    /// <exception cref="IOException">The address cannot be bound.</exception>
    public static async Task<EnrolmentWeb> OpenAsync(IPEndPoint local, IssuedCredential own, EnrolmentTerms terms, Func<EstAsk, IPEndPoint, EstAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(local);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(terms);

        var loop = SynchronizationContext.Current ?? throw new InvalidOperationException("a web host is opened on a loop");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(local, listening => Secure(listening, own, terms));
        });
        var application = builder.Build();
        application.Run(context => ServeAsync(context, loop, answer));
        await application.StartAsync();
        return new(application, new(local.Address, new Uri(application.Urls.First()).Port));
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        now.Cancel();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private static void Secure(ListenOptions listening, IssuedCredential own, EnrolmentTerms terms)
    {
        var chain = new X509Certificate2Collection(own.Chain.Skip(1).Select(one => X509CertificateLoader.LoadCertificate(one.Octets.Span)).ToArray());
        var root = terms.Folder.Authority.Root;
        listening.UseHttps(https =>
        {
            https.ServerCertificate = X509CertificateLoader.LoadCertificate(own.Certificate.Octets.Span).CopyWithPrivateKey(own.Key.ToEcdsa());
            https.ServerCertificateChain = chain;
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.ClientCertificateMode = terms.Clients switch
            {
                ClientAuthentication.Required => ClientCertificateMode.RequireCertificate,
                ClientAuthentication.Optional => ClientCertificateMode.AllowCertificate,
                _ => ClientCertificateMode.NoCertificate,
            };
            https.ClientCertificateValidation = (shown, _, _) =>
                Certificate.TryRead(shown.RawData, out var leaf, out _)
                && CertificatePath.Refusal(leaf!, [terms.Folder.Authority.Intermediate], [root], TimeProvider.System.GetUtcNow()) is null;
        });
    }

    private static async Task ServeAsync(HttpContext context, SynchronizationContext loop, Func<EstAsk, IPEndPoint, EstAnswer> answer)
    {
        var (request, connection) = (context.Request, context.Connection);
        if (EstPaths.FindLong(request.Path) is not { } function)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        var shown = connection.ClientCertificate is { } client && Certificate.TryRead(client.RawData, out var known, out _) ? new PeerIdentity(known, default) : null;
        var isRequest = request.ContentType?.StartsWith("application/pkcs10", StringComparison.OrdinalIgnoreCase) == true;
        var ask = new EstAsk(
            function, HttpMethods.IsPost(request.Method), isRequest ? EstFormat.SigningRequest : null, Accept: null, Binary(body.ToArray()), shown, default);
        var told = new TaskCompletionSource<EstAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(_ => told.SetResult(answer(ask, new(connection.RemoteIpAddress ?? IPAddress.None, connection.RemotePort))), null);
        await WriteAsync(context, await told.Task.WaitAsync(context.RequestAborted));
    }

    /// <summary>RFC 7030 §4 has base64 everywhere; RFC 8951 says without a word about it.</summary>
    private static byte[] Binary(byte[] body)
    {
        const byte sequence = 0x30;
        var text = string.Concat(Encoding.ASCII.GetString(body).Where(letter => !char.IsWhiteSpace(letter)));
        var octets = new byte[text.Length];
        return body is [sequence, ..] || !Convert.TryFromBase64String(text, octets, out var length) ? body : octets[..length];
    }

    private static async Task WriteAsync(HttpContext context, EstAnswer answer)
    {
        var response = context.Response;
        if (answer.IsNone)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }

        response.StatusCode = answer.Code.IsSuccess ? StatusCodes.Status200OK
            : answer.After is not null ? StatusCodes.Status202Accepted
            : (answer.Code.Class * 100) + answer.Code.Detail;
        if (answer.After is { } after)
        {
            response.Headers.RetryAfter = $"{(long)Math.Ceiling(after.TotalSeconds)}";
        }

        if (answer.Format is not { } format)
        {
            return;
        }

        var (type, text) = format == EstFormat.Parts && KeyPackage.TryRead(answer.Body, out var package, out _)
            ? ($"multipart/mixed; boundary={Boundary}", Mixed(package!))
            : (Types.GetValueOrDefault(format, "application/octet-stream"), Base64(answer.Body));
        response.ContentType = type;
        if (format != EstFormat.Parts)
        {
            response.Headers["Content-Transfer-Encoding"] = "base64";
        }

        await response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>RFC 7030 §4.4.2.</summary>
    private static string Mixed(KeyPackage package) =>
        string.Concat(package.Parts.Select(part =>
            $"--{Boundary}\r\nContent-Type: {Types.GetValueOrDefault(part.Format, "application/octet-stream")}\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64(part.Body)}"))
        + $"--{Boundary}--\r\n";

    private static string Base64(ReadOnlyMemory<byte> octets) => $"{Convert.ToBase64String(octets.Span, Base64FormattingOptions.InsertLineBreaks)}\r\n";
}
